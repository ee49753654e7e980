/** The answers of instruction corpora (IEPile, alpaca): strings by type, without offsets. */
import { lowest, occurrences } from '../core/nearest';
import type { ExportView } from './export-view';
import type { ImportDraft } from './import-draft';
import { array, dictionary, either, object, string, unknown, type Shape } from './shape';

/** What one row asks for. */
export type AnswerTask = 'NER' | 'RE' | 'EE';

type EntityAnswer = ReadonlyMap<string, readonly string[]>;
type RelationAnswer = ReadonlyMap<
  string,
  readonly (
    | { readonly subject: string; readonly object: string }
    | { readonly head: string; readonly tail: string }
  )[]
>;
type EventAnswer = ReadonlyMap<
  string,
  readonly {
    readonly trigger: string;
    readonly arguments: ReadonlyMap<string, string | readonly string[]>;
  }[]
>;

/** `{type: [name]}`. */
export const ENTITY_ANSWER: Shape<EntityAnswer> = dictionary(array(string));
const RELATION_ANSWER: Shape<RelationAnswer> = dictionary(
  array(
    either(object({ subject: string, object: string }), object({ head: string, tail: string })),
  ),
);
const EVENT_ANSWER: Shape<EventAnswer> = dictionary(
  array(object({ trigger: string, arguments: dictionary(either(string, array(string))) })),
);
const ANY_LIST = dictionary(array(unknown));

/** Of knowledge graphs: the attributes of each entity by type. */
const KNOWLEDGE_ANSWER = dictionary(dictionary(dictionary(either(string, array(string)))));

/** In place of a string: nothing was found. */
const NOTHING = 'NAN';

export const ANSWER_LOSSES = ['no-trigger', 'answer-shape', 'not-json'] as const;

/** Adds what the answer holds, in whichever of the three shapes it is. */
export function fillAnswer(answer: unknown, draft: ImportDraft): void {
  const entities = ENTITY_ANSWER(answer, '');
  const relations = RELATION_ANSWER(answer, '');
  const events = EVENT_ANSWER(answer, '');
  const knowledge = KNOWLEDGE_ANSWER(answer, '');
  if (entities.ok) fillEntities(entities.value, draft);
  else if (relations.ok) fillRelations(relations.value, draft);
  else if (events.ok) fillEvents(events.value, draft);
  else if (knowledge.ok) fillKnowledge(knowledge.value, draft);
  else draft.lose('answer-shape', 'an answer has an unknown shape', Math.max(1, countOf(answer)));
}

function countOf(answer: unknown): number {
  const lists = ANY_LIST(answer, '');
  return lists.ok ? [...lists.value.values()].flat().length : 1;
}

/** The same string again is the next place where it stands. */
function fillEntities(answer: EntityAnswer, draft: ImportDraft): void {
  for (const [type, names] of answer) {
    const taken = new Map<string, number>();
    for (const name of names) {
      const before = taken.get(name) ?? 0;
      taken.set(name, before + 1);
      const at = occurrences(draft.text, name)[before];
      if (at !== undefined) draft.listedAt(type, at, at + name.length);
      else if (before > 0) draft.lose('duplicate', 'a name is listed more often than it occurs');
      else draft.lose('quote-not-found', 'the text of a mention does not occur in the document');
    }
  }
}

/** The mention of `text` that is nearest to `near`: one that is there already, else a new one. */
function find(text: string, type: string, near: number, draft: ImportDraft): string | undefined {
  const known = draft.mentionsOf(text);
  const start = lowest(
    known.map((mention) => mention.start),
    (at) => Math.abs(at - near),
  );
  const same = known.filter((mention) => mention.start === start);
  const best = same.find((mention) => mention.type === type) ?? same[0];
  if (best !== undefined) return best.id;
  const at = lowest(occurrences(draft.text, text), (place) => Math.abs(place - near));
  return at === undefined ? undefined : draft.mentionAt(type, at, at + text.length);
}

/** The same trigger again is the next place where it stands, so that two events stay two. */
function findTrigger(
  text: string,
  type: string,
  before: number,
  draft: ImportDraft,
): string | undefined {
  if (before === 0) return find(text, type, 0, draft);
  const at = occurrences(draft.text, text)[before];
  return at === undefined
    ? find(text, type, 0, draft)
    : draft.mentionAt(type, at, at + text.length);
}

function fillRelations(answer: RelationAnswer, draft: ImportDraft): void {
  for (const [type, pairs] of answer) {
    for (const pair of pairs) {
      const [subject, other] =
        'subject' in pair ? [pair.subject, pair.object] : [pair.head, pair.tail];
      const head = find(subject, 'subject', placeOf(other, draft), draft);
      const start = draft.mentionsOf(subject).find(({ id }) => id === head)?.start ?? 0;
      const tail = find(other, 'object', start, draft);
      if (head !== undefined && tail !== undefined) draft.relation(type, head, tail);
      else draft.lose('quote-not-found', 'an end of a relation is not in the text');
    }
  }
}

/** Of the first mention of `text`, else where it first stands, else the start of the document. */
function placeOf(text: string, draft: ImportDraft): number {
  return draft.mentionsOf(text)[0]?.start ?? Math.max(0, draft.text.indexOf(text));
}

function fillEvents(answer: EventAnswer, draft: ImportDraft): void {
  for (const [type, events] of answer) {
    const taken = new Map<string, number>();
    for (const { trigger, arguments: parts } of events) {
      const before = taken.get(trigger) ?? 0;
      taken.set(trigger, before + 1);
      const id = findTrigger(trigger, type, before, draft);
      const filled = [...parts].flatMap(([role, value]) =>
        namesOf(value).map((name) => [role, name] as const),
      );
      if (id === undefined) {
        draft.lose('no-trigger', 'an event has no trigger in the text', 1 + filled.length);
        continue;
      }
      const start = draft.mentionsOf(trigger).find((mention) => mention.id === id)?.start ?? 0;
      const event = draft.event(type, id);
      for (const [role, name] of filled) {
        const mention = find(name, role, start, draft);
        if (mention !== undefined) draft.argument(event, role, mention);
        else draft.lose('quote-not-found', 'the text of an argument is not in the document');
      }
    }
  }
}

type Knowledge = ReadonlyMap<
  string,
  ReadonlyMap<string, ReadonlyMap<string, string | readonly string[]>>
>;

/** An attribute is a relation from the entity to its value. */
function fillKnowledge(answer: Knowledge, draft: ImportDraft): void {
  for (const [type, entities] of answer) {
    for (const [name, attributes] of entities) {
      if (draft.mentionsOf(name).length === 0) fillEntities(new Map([[type, [name]]]), draft);
      for (const [attribute, value] of attributes) {
        const pairs = namesOf(value).map((other) => ({ subject: name, object: other }));
        fillRelations(new Map([[attribute, pairs]]), draft);
      }
    }
  }
}

function namesOf(value: string | readonly string[]): readonly string[] {
  const names = typeof value === 'string' ? [value] : value;
  return names.filter((name) => name !== NOTHING && name !== '');
}

/** Values by type, in order of appearance. */
export function grouped<T>(
  rows: readonly (readonly [type: string, value: T])[],
): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const [type, value] of rows) {
    const group = groups.get(type);
    if (group === undefined) groups.set(type, [value]);
    else group.push(value);
  }
  return groups;
}

/** The answers of a document, as JSON values; types that the schema asks for are there, if empty. */
export function answersOf(
  view: ExportView,
): ReadonlyMap<AnswerTask, Readonly<Record<string, unknown>>> {
  const { mentions, relations, events } = view.extraction;
  const { schema } = view.document;
  const text = (id: string): string => view.mention(id)?.text ?? '';
  const answers = new Map<AnswerTask, Readonly<Record<string, unknown>>>();
  const add = (
    task: AnswerTask,
    asked: readonly { readonly name: string }[],
    found: ReadonlyMap<string, readonly unknown[]>,
  ): void => {
    const types = new Set([...asked.map(({ name }) => name), ...found.keys()]);
    // The row of entities is always there: it holds the text.
    if (types.size === 0 && task !== 'NER') return;
    answers.set(task, Object.fromEntries([...types].map((type) => [type, found.get(type) ?? []])));
  };
  add('NER', schema.entities, grouped(mentions.map((mention) => [mention.type, mention.text])));
  add(
    'RE',
    schema.relations,
    grouped(
      relations.map(({ type, head, tail }) => [type, { subject: text(head), object: text(tail) }]),
    ),
  );
  add(
    'EE',
    schema.events,
    grouped(
      events.map(({ type, trigger, arguments: parts }) => {
        const roles = grouped(parts.map(({ role, mention }) => [role, text(mention)]));
        return [type, { trigger: text(trigger), arguments: Object.fromEntries(roles) }];
      }),
    ),
  );
  return answers;
}
