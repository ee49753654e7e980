/** Spreads a schema over questions of a few labels each: a small model loses its way among many. */
import type { InstructionTask, Question, QuestionLabel } from './question';
import type { EventType, RelationType, Schema } from '../../core/schema';
import { distinctNames, lineName, roleNames } from './label-names';

interface PlanOptions {
  /** At least 1. */
  readonly labelsPerQuestion?: number;
}

const DEFAULT_LABELS = 6;

function entityLabels({ entities }: Schema): readonly QuestionLabel[] {
  const names = distinctNames(entities.map(({ name }) => lineName(name)));
  return entities.map((type, index) => ({
    name: names[index] ?? '',
    roles: [],
    source: { kind: 'entity', type },
  }));
}

/** Relations of one name are told apart by their ends. */
function relationNames(relations: readonly RelationType[]): readonly string[] {
  const plain = relations.map(({ name }) => lineName(name));
  const counts = new Map<string, number>();
  for (const name of plain) counts.set(name, (counts.get(name) ?? 0) + 1);
  return distinctNames(
    relations.map(({ head, tail }, index) => {
      const name = plain[index] ?? '';
      const shared = (counts.get(name) ?? 0) > 1;
      return shared ? `${name}（${lineName(head)}→${lineName(tail)}）` : name;
    }),
  );
}

function relationLabels({ relations }: Schema): readonly QuestionLabel[] {
  const names = relationNames(relations);
  return relations.map((type, index) => ({
    name: names[index] ?? '',
    roles: [],
    source: { kind: 'relation', type },
  }));
}

function eventLabels({ events }: Schema): readonly QuestionLabel[] {
  const names = distinctNames(events.map(({ name }) => lineName(name)));
  return events.map((type: EventType, index) => ({
    name: names[index] ?? '',
    roles: roleNames(type.roles),
    source: { kind: 'event', type },
  }));
}

function byHead(labels: readonly QuestionLabel[]): readonly (readonly QuestionLabel[])[] {
  const groups = new Map<string, QuestionLabel[]>();
  for (const label of labels) {
    const key = label.source.kind === 'relation' ? label.source.type.head : '';
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [label]);
    else group.push(label);
  }
  return [...groups.values()];
}

/** A group is split only where it is longer than a batch. */
function batchGroups(
  groups: readonly (readonly QuestionLabel[])[],
  size: number,
): readonly (readonly QuestionLabel[])[] {
  const batches: QuestionLabel[][] = [];
  let open: QuestionLabel[] = [];
  for (const group of groups) {
    if (open.length > 0 && open.length + group.length > size) {
      batches.push(open);
      open = [];
    }
    for (const label of group) {
      if (open.length >= size) {
        batches.push(open);
        open = [];
      }
      open.push(label);
    }
  }
  if (open.length > 0) batches.push(open);
  return batches;
}

/** Entities, then relations with those of one head type together, then events; every type once. */
export function planQuestions(schema: Schema, options: PlanOptions = {}): readonly Question[] {
  const { labelsPerQuestion = DEFAULT_LABELS } = options;
  if (!(labelsPerQuestion >= 1)) throw new RangeError('labelsPerQuestion must be at least 1');
  const ask = (
    task: InstructionTask,
    groups: readonly (readonly QuestionLabel[])[],
  ): readonly Question[] =>
    batchGroups(groups, labelsPerQuestion).map((labels) => ({ task, labels }));
  return [
    ...ask('ner', [entityLabels(schema)]),
    ...ask('re', byHead(relationLabels(schema))),
    ...ask('ee', [eventLabels(schema)]),
  ];
}
