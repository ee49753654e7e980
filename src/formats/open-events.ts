/**
 * Open events of iFLYTEK 2020: any word may be a trigger; subject, object, time and place. Two
 * shapes: `labels` in JSON lines and `events` in a JSON array.
 */
import type { AnnotatedDocument, EventArgument } from '../core/extraction';
import { ok } from '../core/result';
import type { Result } from '../core/result';
import { countCodePoints } from './code-points';
import { DocumentBuilder } from './document-builder';
import type { FormatError } from './format-error';
import { nameOf, roleNameOf } from './label-map';
import type { LabelMap } from './label-map';
import { parseJsonRecords } from './records';
import { array, either, integer, object, string, tuple } from './shape';
import type { Shape } from './shape';

/** The tag of every event. */
export const OPEN_EVENT = 'event';

interface Quote {
  readonly role: string;
  readonly text: string;
  readonly offset: number;
}

interface OpenEvent {
  readonly trigger: Quote;
  readonly arguments: readonly Quote[];
}

/** `["word", offset]`, or `""` where there is none. */
const CELL = either(tuple(string, integer), string);

const LABELLED = object({
  text: string,
  labels: array(object({ trigger: CELL, object: CELL, subject: CELL, time: CELL, location: CELL })),
});

const LISTED = object({
  sentence: string,
  events: array(
    object({
      trigger: object({ text: string, offset: integer }),
      arguments: array(object({ role: string, text: string, offset: integer })),
    }),
  ),
});

interface OpenRecord {
  readonly text: string;
  readonly events: readonly OpenEvent[];
}

/** In the shape with `labels`, `object` is the one who acts and `subject` what is acted on: swapped here. */
const FIELDS = [
  ['subject', 'object'],
  ['object', 'subject'],
  ['time', 'time'],
  ['location', 'loc'],
] as const;

const ANY_RECORD: Shape<OpenRecord> = (value, at) => {
  const read = either(LISTED, LABELLED)(value, at);
  if (!read.ok) return read;
  return ok('labels' in read.value ? fromLabels(read.value) : fromList(read.value));
};

type ShapeOf<S> = S extends Shape<infer T> ? T : never;

function fromList({ sentence, events }: ShapeOf<typeof LISTED>): OpenRecord {
  return {
    text: sentence,
    events: events.map((event) => ({ ...event, trigger: { role: '', ...event.trigger } })),
  };
}

function fromLabels({ text, labels }: ShapeOf<typeof LABELLED>): OpenRecord {
  const events = labels.flatMap((label): OpenEvent[] => {
    const trigger = quoteOf('', label.trigger);
    const args = FIELDS.flatMap(([field, role]) => quoteOf(role, label[field]) ?? []);
    return trigger === undefined ? [] : [{ trigger, arguments: args }];
  });
  return { text, events };
}

function quoteOf(role: string, cell: readonly [string, number] | string): Quote | undefined {
  return typeof cell === 'string' ? undefined : { role, text: cell[0], offset: cell[1] };
}

/** Roles are looked up in `labels.names` as `subject`, `object`, `time`, `loc`; the event's type as `OPEN_EVENT`. */
export function parseOpenEvents(
  content: string,
  labels: LabelMap,
): Result<readonly AnnotatedDocument[], FormatError> {
  const type = nameOf(labels, OPEN_EVENT) ?? OPEN_EVENT;
  return parseJsonRecords(content, ANY_RECORD, (record, id) => {
    const builder = new DocumentBuilder(record.text);
    for (const event of record.events) {
      const trigger = addQuote(builder, type, event.trigger);
      if (trigger === undefined) continue;
      const args = event.arguments.flatMap((item): EventArgument[] => {
        const role = roleNameOf(labels, OPEN_EVENT, item.role);
        const mention = role === undefined ? undefined : addQuote(builder, role, item);
        if (role === undefined) builder.note('cut', `label not mapped: ${item.role}`);
        return role === undefined || mention === undefined ? [] : [{ role, mention }];
      });
      builder.addEvent(type, trigger, args);
    }
    return builder.build(id);
  });
}

function addQuote(builder: DocumentBuilder, type: string, quote: Quote): string | undefined {
  const end = quote.offset + countCodePoints(quote.text);
  return builder.addSource(type, { start: quote.offset, end, quote: quote.text });
}
