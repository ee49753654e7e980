/** A whole document as plain JSON and back: text, schema, predictions, decisions. Offsets are UTF-16 code units. */
import type { DecidedItem, Origin, Verdict } from '../core/decided';
import { referredIds } from '../core/decided-links';
import type { Document, Predictions } from '../core/document';
import type { Extraction, Mention } from '../core/extraction';
import { err, ok, type Result } from '../core/result';
import type { Schema } from '../core/schema';
import { array, either, integer, object, optional, record, string, type Shape } from './shape';

const number: Shape<number> = (value, at) =>
  typeof value === 'number' && Number.isFinite(value) ? ok(value) : err(`no number at ${at}`);

const boolean: Shape<boolean> = (value, at) =>
  typeof value === 'boolean' ? ok(value) : err(`neither true nor false at ${at}`);

function oneOf<T extends string>(...allowed: readonly T[]): Shape<T> {
  return (value, at) => {
    const found = allowed.find((candidate) => candidate === value);
    return found === undefined ? err(`none of ${allowed.join(', ')} at ${at}`) : ok(found);
  };
}

/** Without the keys whose value is absent: records are compared and stored as they were. */
function compact<T extends object>(shape: Shape<T>): Shape<T> {
  return (value, at) => {
    const read = shape(value, at);
    if (!read.ok) return read;
    return ok(
      Object.fromEntries(Object.entries(read.value).filter(([, v]) => v !== undefined)) as T,
    );
  };
}

const description = optional(string);

const schema: Shape<Schema> = compact(
  object({
    entities: array(
      compact(object({ name: string, description, examples: optional(array(string)) })),
    ),
    relations: array(compact(object({ name: string, head: string, tail: string, description }))),
    events: array(compact(object({ name: string, roles: array(string), description }))),
    attributes: optional(array(string)),
  }),
) as Shape<Schema>;

const score = optional(number);
const id = optional(string);

const extraction = object({
  mentions: array(
    compact(
      object({ id: string, type: string, start: integer, end: integer, text: string, score }),
    ),
  ),
  relations: array(compact(object({ id, type: string, head: string, tail: string, score }))),
  events: array(
    compact(
      object({
        id,
        type: string,
        trigger: string,
        arguments: array(compact(object({ id, role: string, mention: string, score }))),
        score,
      }),
    ),
  ),
  issues: array(
    object({
      code: oneOf('ungrounded', 'cut', 'failed'),
      detail: string,
      start: integer,
      end: integer,
    }),
  ),
}) as unknown as Shape<Extraction>;

const predictions = object({
  extraction,
  model: string,
  schema,
  at: number,
  complete: boolean,
}) as Shape<Predictions>;

const origin: Shape<Origin> = either(
  object({ by: oneOf('person') }),
  either(
    compact(object({ by: oneOf('model'), model: string, score })),
    object({ by: oneOf('import'), source: string }),
  ),
) as Shape<Origin>;

const verdict: Shape<Verdict> = oneOf('accepted', 'rejected', 'open');
const base = { id: string, verdict, origin, decidedBy: string, decidedAt: number, note: id };

const item: Shape<DecidedItem> = either(
  compact(
    object({
      ...base,
      kind: oneOf('mention'),
      type: string,
      start: integer,
      end: integer,
      quote: string,
      replacedBy: id,
      attributes: optional(array(string)),
      pieces: optional(array(object({ start: integer, end: integer }))),
    }),
  ),
  either(
    compact(object({ ...base, kind: oneOf('relation'), type: string, head: string, tail: string })),
    either(
      compact(object({ ...base, kind: oneOf('event'), type: string, trigger: string })),
      compact(
        object({ ...base, kind: oneOf('argument'), event: string, role: string, mention: string }),
      ),
    ),
  ),
) as unknown as Shape<DecidedItem>;

const source = compact(
  object({
    file: string,
    page: optional(integer),
    row: optional(integer),
    id,
    part: id,
    pages: optional(array(object({ page: integer, start: integer }))),
    fields: optional(record(string)),
  }),
);

const wholeDocument = compact(
  object({
    id: string,
    title: string,
    text: string,
    schema,
    presetId: string,
    done: boolean,
    created: number,
    changed: number,
    source: optional(source),
    untaken: optional(integer),
    items: array(item),
    predictions: optional(predictions),
  }),
);

/** As it is written to a file; keys that are absent are left out. */
export function plainDocument(document: Document): object {
  return { ...document, items: [...document.items.values()] };
}

function isSpan({ start, end }: { start: number; end: number }, text: string): boolean {
  return 0 <= start && start <= end && end <= text.length;
}

/** What does not fit together in the decided items; undefined where all is well. */
function itemProblem(items: ReadonlyMap<string, DecidedItem>, text: string): string | undefined {
  for (const found of items.values()) {
    if (
      found.kind === 'mention' &&
      ![found, ...(found.pieces ?? [])].every((s) => isSpan(s, text))
    ) {
      return `${found.id}: [${found.start}, ${found.end}) is no span of the text`;
    }
    const missing = referredIds(found).find((other) => !items.has(other));
    if (missing !== undefined) return `${found.id} refers to ${missing}, which is missing`;
  }
  return undefined;
}

function isTrue({ start, end, text: found }: Mention, text: string): boolean {
  return start < end && text.slice(start, end) === found;
}

function predictionProblem(found: Predictions | undefined, text: string): string | undefined {
  const untrue = found?.extraction.mentions.find((mention) => !isTrue(mention, text));
  if (untrue !== undefined) return `${untrue.id} does not stand in the text`;
  const ids = new Set(found?.extraction.mentions.map((mention) => mention.id));
  const { relations = [], events = [] } = found?.extraction ?? {};
  const used = [
    ...relations.flatMap(({ head, tail }) => [head, tail]),
    ...events.flatMap((event) => [event.trigger, ...event.arguments.map((a) => a.mention)]),
  ];
  const missing = used.find((mention) => !ids.has(mention));
  return missing === undefined ? undefined : `${missing} is no mention`;
}

/** Takes any value. The error says in English what is wrong and where. */
export function parsePlainDocument(value: unknown): Result<Document, string> {
  const read = wholeDocument(value, '');
  if (!read.ok) return read;
  const { items: list, ...rest } = read.value;
  const items = new Map(list.map((found) => [found.id, found]));
  const document = { ...rest, items } as Document;
  const problem =
    itemProblem(items, document.text) ?? predictionProblem(document.predictions, document.text);
  return problem === undefined ? ok(document) : err(problem);
}
