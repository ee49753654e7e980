/**
 * The form of our own: JSON lines `{id, text, mentions, relations, events}` as in `core/extraction`,
 * offsets in UTF-16 code units. Training reads it, and gold of several tasks at once is kept in it.
 */
import type { AnnotatedDocument, EventArgument, Relation } from '../core/extraction';
import type { Result } from '../core/result';
import { DocumentBuilder } from './document-builder';
import type { FormatError } from './format-error';
import { nameOf } from './label-map';
import type { LabelMap } from './label-map';
import { parseJsonLines } from './records';
import { array, integer, object, string } from './shape';
import type { Shape } from './shape';

const RECORD = object({
  id: string,
  text: string,
  mentions: array(object({ id: string, type: string, start: integer, end: integer, text: string })),
  relations: array(object({ type: string, head: string, tail: string })),
  events: array(
    object({
      type: string,
      trigger: string,
      arguments: array(object({ role: string, mention: string })),
    }),
  ),
});

type RecordOf<S> = S extends Shape<infer T> ? T : never;
type UnifiedRecord = RecordOf<typeof RECORD>;

/**
 * A mention that is not at its place, and what refers to one that is not there, is noted as
 * `ungrounded`. Names are looked up in `labels.names`.
 */
export function parseUnified(
  content: string,
  labels: LabelMap,
): Result<readonly AnnotatedDocument[], FormatError> {
  return parseJsonLines(content, RECORD, (record) => toDocument(record, labels));
}

function toDocument(record: UnifiedRecord, labels: LabelMap): AnnotatedDocument {
  const builder = new DocumentBuilder(record.text);
  const name = (tag: string): string => nameOf(labels, tag) ?? tag;
  const ids = new Map<string, string>();
  for (const { id, type, start, end, text } of record.mentions) {
    const isTrue = start >= 0 && start < end && record.text.slice(start, end) === text;
    if (isTrue) ids.set(id, builder.add(name(type), start, end));
    else builder.note('ungrounded', `${type} ${text} at ${start}..${end}`);
  }
  for (const { type, head, tail } of record.relations) {
    const [from, to] = [ids.get(head), ids.get(tail)];
    if (from !== undefined && to !== undefined) builder.relate(name(type), from, to);
    else builder.note('ungrounded', `${head} / ${type} / ${tail}`);
  }
  for (const event of record.events) addEvent(builder, event, ids, name);
  return builder.build(record.id);
}

function addEvent(
  builder: DocumentBuilder,
  event: UnifiedRecord['events'][number],
  ids: ReadonlyMap<string, string>,
  name: (tag: string) => string,
): void {
  const trigger = ids.get(event.trigger);
  if (trigger === undefined) {
    builder.note('ungrounded', `${event.type} / ${event.trigger}`);
    return;
  }
  const args = event.arguments.flatMap(({ role, mention: key }): EventArgument[] => {
    const mention = ids.get(key);
    if (mention === undefined) builder.note('ungrounded', `${event.type} / ${role} / ${key}`);
    return mention === undefined ? [] : [{ role: name(role), mention }];
  });
  builder.addEvent(name(event.type), trigger, args);
}

/**
 * One line, without its end. `corpus` says where the document comes from. A relation that `untold`
 * names is marked `told: false`: annotated, but the text has no word for it. Readers may ignore it.
 */
export function unifiedLine(
  { id, text, extraction }: AnnotatedDocument,
  corpus?: string,
  untold?: (relation: Relation) => boolean,
): string {
  const { mentions, events } = extraction;
  const relations = extraction.relations.map((relation) =>
    untold?.(relation) === true ? { ...relation, told: false } : relation,
  );
  return JSON.stringify({ id, corpus, text, mentions, relations, events });
}
