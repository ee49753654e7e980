/** IEPile: training rows whose instruction and output are strings of JSON; test and source rows too. */
import { ANSWER_LOSSES, answersOf, fillAnswer, type AnswerTask } from './answer-shape';
import { PLAIN_LOSSES } from './export-view';
import type { ImportDraft } from './import-draft';
import { recordFormat } from './record-format';
import { parseJson } from './records';
import { array, either, object, optional, string, unknown, type Shape } from './shape';

const INSTRUCTION = object({ input: string, schema: optional(unknown) });

const ROW = object({
  id: optional(string),
  instruction: string,
  /** In training rows. */
  output: optional(string),
  /** In test rows. */
  label: optional(string),
});

const SOURCE = object({
  text: string,
  entity: optional(array(object({ entity: string, entity_type: string }))),
  relation: optional(
    array(
      object({
        head: string,
        head_type: string,
        relation: string,
        tail: string,
        tail_type: string,
      }),
    ),
  ),
  event: optional(
    array(
      object({
        event_trigger: string,
        event_type: string,
        arguments: array(object({ argument: string, role: string })),
      }),
    ),
  ),
});

type Row = ShapeOf<typeof ROW>;
type Source = ShapeOf<typeof SOURCE>;
type ShapeOf<S> = S extends Shape<infer T> ? T : never;

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
      const instruction = { instruction: TASKS[task], schema: asked, input: view.text };
      return {
        task,
        source: 'chinchilla',
        instruction: JSON.stringify(instruction),
        output: JSON.stringify(answer),
      };
    });
  },
});

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

function fillRow({ instruction, output, label }: Row, draft: ImportDraft): void {
  if (!parseJson(instruction, INSTRUCTION).ok) {
    draft.lose('not-json', 'an instruction is no JSON with an input');
    return;
  }
  const text = output ?? label;
  if (text === undefined) return;
  const answer = parseJson(text, unknown);
  if (answer.ok) fillAnswer(answer.value, draft);
  else draft.lose('not-json', 'an output is no JSON');
}

function fillSource({ entity = [], relation = [], event = [] }: Source, draft: ImportDraft): void {
  const names = new Map<string, string[]>();
  for (const { entity: name, entity_type: type } of entity) {
    names.set(type, [...(names.get(type) ?? []), name]);
  }
  fillAnswer(Object.fromEntries(names), draft);
  for (const { head, head_type: headType, relation: type, tail, tail_type: tailType } of relation) {
    for (const [name, own] of [
      [head, headType],
      [tail, tailType],
    ] as const) {
      if (draft.mentionsOf(name).length === 0 && draft.text.includes(name)) {
        fillAnswer({ [own]: [name] }, draft);
      }
    }
    fillAnswer({ [type]: [{ subject: head, object: tail }] }, draft);
  }
  for (const { event_trigger: trigger, event_type: type, arguments: parts } of event) {
    const roles = new Map<string, string[]>();
    for (const { argument, role } of parts) roles.set(role, [...(roles.get(role) ?? []), argument]);
    fillAnswer({ [type]: [{ trigger, arguments: Object.fromEntries(roles) }] }, draft);
  }
}
