/** IEPile: training rows whose instruction and output are strings of JSON; test and source rows too. */
import {
  ANSWER_LOSSES,
  answersOf,
  ENTITY_ANSWER,
  fillAnswer,
  grouped,
  type AnswerTask,
} from './answer-shape';
import { PLAIN_LOSSES } from './export-view';
import type { ImportDraft } from './import-draft';
import { recordFormat } from './record-format';
import { parseJson } from './records';
import { array, either, object, optional, string, unknown, type Shape } from './shape';

const INSTRUCTION = object({ input: string, schema: optional(unknown) });

const ROW = object({
  task: optional(string),
  instruction: string,
  /** In training rows. */
  output: optional(string),
  /** In test rows. */
  label: optional(string),
});

const ENTITY = object({ entity: string, entity_type: string });
const RELATION = object({
  head: string,
  head_type: optional(string),
  relation: string,
  tail: string,
  tail_type: optional(string),
});
const EVENT = object({
  event_trigger: string,
  event_type: string,
  arguments: array(object({ argument: string, role: string })),
});

const SOURCE = object({
  text: string,
  entity: optional(array(ENTITY)),
  relation: optional(array(RELATION)),
  event: optional(array(EVENT)),
});

type ShapeOf<S> = S extends Shape<infer T> ? T : never;
type Row = ShapeOf<typeof ROW>;
type Source = ShapeOf<typeof SOURCE>;

const TASKS: Readonly<Record<AnswerTask, string>> = {
  NER: '请从 input 中找出 schema 所列类型的实体，按类型以 JSON 给出；没有的类型给空列表。',
  RE: '请从 input 中找出 schema 所列关系的主体与客体，按关系以 JSON 给出；没有的关系给空列表。',
  EE: '请从 input 中找出 schema 所列类型的事件，以 JSON 给出触发词和各角色的论元；没有的类型给空列表。',
};

/** Rows of one text that follow each other are one document: the corpus splits a schema over rows. */
export const IEPILE = recordFormat<Row | Source>({
  id: 'iepile',
  name: 'IEPile',
  extensions: ['.json', '.jsonl'],
  losses: [...PLAIN_LOSSES, ...ANSWER_LOSSES],
  checks: ['mention', 'relation', 'event', 'argument'],
  read: {
    shape: either<Row, Source>(ROW, SOURCE),
    text: textOf,
    groupKey: (record) => ('instruction' in record ? textOf(record) : undefined),
    // Test rows of one text have its whole label each.
    repeats: (record, before) =>
      'label' in record && record.label !== undefined && labelOf(before) === record.label,
    fill: (record, draft) => {
      if ('instruction' in record) fillRow(record, draft);
      else fillSource(record, draft);
    },
  },
  write: (view) => {
    const { schema } = view.document;
    return [...answersOf(view)].map(([task, answer]) => {
      const asked =
        task === 'EE'
          ? Object.entries(answer).map(([type, events]) => ({
              event_type: type,
              trigger: true,
              arguments: rolesOf(schema.events.find(({ name }) => name === type)?.roles, events),
            }))
          : Object.keys(answer);
      const schemaAndText = { instruction: TASKS[task], schema: asked, input: view.text };
      return iepileRow({ task, source: 'chinchilla', ...schemaAndText, output: answer });
    });
  },
});

export interface AskedRow {
  readonly task: AnswerTask;
  readonly source: string;
  readonly instruction: string;
  readonly schema: unknown;
  readonly input: string;
  readonly output: unknown;
}

/** A training row. */
export function iepileRow({ task, source, output, ...asked }: AskedRow): object {
  const { instruction, schema, input } = asked;
  return {
    task,
    source,
    instruction: JSON.stringify({ instruction, schema, input }),
    output: JSON.stringify(output),
  };
}

/** The roles of the schema, and those that were found beside it. */
function rolesOf(asked: readonly string[] | undefined, events: unknown): readonly string[] {
  const found = (events as readonly { readonly arguments: object }[]).flatMap((event) =>
    Object.keys(event.arguments),
  );
  return [...new Set([...(asked ?? []), ...found])];
}

function textOf(record: Row | Source): string {
  if (!('instruction' in record)) return record.text;
  const inner = parseJson(record.instruction, INSTRUCTION);
  return inner.ok ? inner.value.input : '';
}

function labelOf(record: Row | Source): string | undefined {
  return 'label' in record ? record.label : undefined;
}

/** Event extraction of triggers alone: `{type: [trigger]}`, as entities are. */
const TRIGGERS = 'EET';

function fillRow({ task, instruction, output, label }: Row, draft: ImportDraft): void {
  if (!parseJson(instruction, INSTRUCTION).ok) {
    draft.lose('not-json', 'an instruction is no JSON with an input');
    return;
  }
  const answer = parseJson(output ?? label ?? '{}', unknown);
  if (!answer.ok) draft.lose('not-json', 'an output is no JSON');
  else if (Array.isArray(answer.value)) fillLabel(answer.value, draft);
  else fillAnswer(task === TRIGGERS ? withArguments(answer.value) : answer.value, draft);
}

function withArguments(answer: unknown): unknown {
  const triggers = ENTITY_ANSWER(answer, '');
  if (!triggers.ok) return answer;
  const rows = [...triggers.value].map(
    ([type, names]) => [type, names.map((trigger) => ({ trigger, arguments: {} }))] as const,
  );
  return Object.fromEntries(rows);
}

/** A list as in source rows, of entities, relations or events. */
function fillLabel(list: readonly unknown[], draft: ImportDraft): void {
  const entity = array(ENTITY)(list, '');
  const relation = array(RELATION)(list, '');
  const event = array(EVENT)(list, '');
  const parts = {
    entity: entity.ok ? entity.value : undefined,
    relation: relation.ok ? relation.value : undefined,
    event: event.ok ? event.value : undefined,
  };
  const known = entity.ok || relation.ok || event.ok;
  if (known) fillSource({ text: draft.text, ...parts }, draft);
  else draft.lose('answer-shape', 'a label has an unknown shape', list.length);
}

function fillSource({ entity = [], relation = [], event = [] }: Source, draft: ImportDraft): void {
  fillAnswer(Object.fromEntries(grouped(entity.map((e) => [e.entity_type, e.entity]))), draft);
  for (const { head, head_type: headType, relation: type, tail, tail_type: tailType } of relation) {
    if (headType !== undefined) addEnd(head, headType, draft);
    if (tailType !== undefined) addEnd(tail, tailType, draft);
    fillAnswer({ [type]: [{ subject: head, object: tail }] }, draft);
  }
  for (const { event_trigger: trigger, event_type: type, arguments: parts } of event) {
    const roles = grouped(parts.map(({ role, argument }) => [role, argument]));
    fillAnswer({ [type]: [{ trigger, arguments: Object.fromEntries(roles) }] }, draft);
  }
}

/** The end of a relation has a type here; it is a mention where none of that name is known. */
function addEnd(name: string, type: string, draft: ImportDraft): void {
  if (draft.mentionsOf(name).length > 0 || !draft.text.includes(name)) return;
  fillAnswer({ [type]: [name] }, draft);
}
