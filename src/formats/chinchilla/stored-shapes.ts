/** The shapes of a stored document: decisions, predictions, schema, settings. */
import type { DecidedItem } from '../../core/decided';
import type { Predictions } from '../../core/document';
import { ok } from '../../core/result';
import type { Schema } from '../../core/schema';
import {
  array,
  boolean,
  either,
  integer,
  number,
  object,
  oneOf,
  optional,
  record,
  string,
  unknown,
  type Shape,
} from '../shape';

/** The same value where it fits the shape: keys that the shape does not name are kept. */
function checked<T>(shape: Shape<unknown>): Shape<T> {
  return (value, at) => {
    const read = shape(value, at);
    return read.ok ? ok(value as T) : read;
  };
}

const origin = either(
  object({ by: oneOf('model'), model: string, score: optional(number) }),
  either(object({ by: oneOf('person') }), object({ by: oneOf('import'), source: string })),
);

const base = {
  id: string,
  verdict: oneOf('accepted', 'rejected', 'open'),
  origin,
  decidedBy: string,
  decidedAt: number,
  note: optional(string),
};

const span = object({ start: integer, end: integer });

const mentionItem = object({
  ...base,
  kind: oneOf('mention'),
  type: string,
  start: integer,
  end: integer,
  quote: string,
  replacedBy: optional(string),
  attributes: optional(array(string)),
  pieces: optional(array(span)),
});

const relationItem = object({
  ...base,
  kind: oneOf('relation'),
  type: string,
  head: string,
  tail: string,
});

const eventItem = object({ ...base, kind: oneOf('event'), type: string, trigger: string });

const argumentItem = object({
  ...base,
  kind: oneOf('argument'),
  event: string,
  role: string,
  mention: string,
});

export const itemShape: Shape<DecidedItem> = checked(
  either(either(mentionItem, relationItem), either(eventItem, argumentItem)),
);

const score = optional(number);

const extraction = object({
  mentions: array(
    object({ id: string, type: string, start: integer, end: integer, text: string, score }),
  ),
  relations: array(object({ type: string, head: string, tail: string, score })),
  events: array(
    object({
      type: string,
      trigger: string,
      arguments: array(object({ role: string, mention: string, score })),
      score,
    }),
  ),
  issues: array(object({ code: string, detail: string, start: integer, end: integer })),
});

const schemaShape: Shape<Schema> = checked(
  object({
    entities: array(
      object({ name: string, description: optional(string), examples: optional(array(string)) }),
    ),
    relations: array(
      object({ name: string, head: string, tail: string, description: optional(string) }),
    ),
    events: array(object({ name: string, roles: array(string), description: optional(string) })),
    attributes: optional(array(string)),
  }),
);

const predictionsShape: Shape<Predictions> = checked(
  object({ extraction, model: string, schema: schemaShape, at: number, complete: boolean }),
);

export const settingsShape = object({
  items: array(unknown),
  schema: schemaShape,
  presetId: string,
  title: string,
  done: boolean,
  created: number,
  changed: number,
  predictions: optional(predictionsShape),
  untaken: optional(number),
  aliases: optional(record(string)),
  writtenOn: optional(string),
  source: optional(
    object({
      file: string,
      page: optional(integer),
      row: optional(integer),
      id: optional(string),
      part: optional(string),
      pages: optional(array(object({ page: integer, start: integer }))),
      fields: optional(record(string)),
    }),
  ),
});
