/** Spreads a schema over questions of a few labels each: a small model loses its way among many. */
import type { InstructionTask, Question, QuestionLabel, SchemaType } from './question';
import type { EventType, RelationType, Schema } from '../../core/schema';
import { distinctNames, lineName, roleNames } from './label-names';

interface PlanOptions {
  /** At least 1. */
  readonly labelsPerQuestion?: number;
  /** The types of this schema to ask for; absent: all. Names are those that all types together have. */
  readonly only?: ReadonlySet<SchemaType> | undefined;
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

/** The labels of all types by task, each with a name of its own within its task. */
export function planLabels(
  schema: Schema,
): readonly { readonly task: InstructionTask; readonly labels: readonly QuestionLabel[] }[] {
  return [
    { task: 'ner', labels: entityLabels(schema) },
    { task: 're', labels: relationLabels(schema) },
    { task: 'ee', labels: eventLabels(schema) },
  ];
}

/** Entities, then relations with those of one head type together, then events; every type once. */
export function planQuestions(schema: Schema, options: PlanOptions = {}): readonly Question[] {
  const { labelsPerQuestion = DEFAULT_LABELS, only } = options;
  if (!(labelsPerQuestion >= 1)) throw new RangeError('labelsPerQuestion must be at least 1');
  return planLabels(schema).flatMap(({ task, labels }) => {
    const asked = labels.filter(({ source }) => only?.has(source.type) ?? true);
    const groups = task === 're' ? byHead(asked) : [asked];
    return batchGroups(groups, labelsPerQuestion).map((batch) => ({ task, labels: batch }));
  });
}

/** The question as it is, and where the order of its labels can change the answer, with them reversed. */
export function ordersOf(question: Question, both = false): readonly Question[] {
  if (!both || question.labels.length < 2) return [question];
  return [question, { ...question, labels: question.labels.toReversed() }];
}
