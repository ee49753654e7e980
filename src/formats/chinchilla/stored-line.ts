/** A document as one line holds it: read back as it was, but for what would break its rules. */
import type { DecidedItem } from '../../core/decided';
import { referredIds } from '../../core/decided-links';
import type { Document, Predictions } from '../../core/document';
import type { Mention } from '../../core/extraction';
import type { LossCounter } from '../count-losses';
import { object, string } from '../shape';
import { itemShape, settingsShape } from './stored-shapes';

export const documentShape = object({
  id: string,
  text: string,
  document: settingsShape,
});

type Stored = Extract<ReturnType<typeof documentShape>, { ok: true }>['value'];

export const STORED_LOSSES = ['broken-item', 'false-offsets', 'unknown-item'] as const;

export function restoreDocument(stored: Stored, losses: LossCounter, where: string): Document {
  const { id, text, document } = stored;
  const { items, predictions, untaken, source, aliases, writtenOn, ...rest } = document;
  const kept = restoreItems(items, text, losses, where);
  const read: Document = { ...rest, id, text, items: new Map(kept.map((item) => [item.id, item])) };
  return {
    ...read,
    ...(untaken === undefined ? {} : { untaken }),
    ...(source === undefined ? {} : { source: defined(source) }),
    ...(aliases === undefined ? {} : { aliases }),
    ...(writtenOn === undefined ? {} : { writtenOn }),
    ...(predictions === undefined
      ? {}
      : { predictions: restorePredictions(predictions, text, losses, where) }),
  };
}

/** Items that are none, lie outside the text, or refer to one that is not there are counted. */
function restoreItems(
  values: readonly unknown[],
  text: string,
  losses: LossCounter,
  where: string,
): readonly DecidedItem[] {
  const items = new Map<string, DecidedItem>();
  for (const value of values) {
    const item = itemShape(value, '');
    if (!item.ok) losses.add('unknown-item', where, item.error);
    else if (!liesIn(item.value, text)) {
      losses.add('broken-item', where, 'a decided mention lies outside the text');
    } else items.set(item.value.id, item.value);
  }
  for (let before = -1; before !== items.size;) {
    before = items.size;
    for (const item of [...items.values()]) {
      if (referredIds(item).every((id) => items.has(id))) continue;
      items.delete(item.id);
      losses.add('broken-item', where, 'a decided item refers to one that is not there');
    }
  }
  return [...items.values()];
}

function liesIn(item: DecidedItem, text: string): boolean {
  if (item.kind !== 'mention') return true;
  return item.start >= 0 && item.start <= item.end && item.end <= text.length;
}

function restorePredictions(
  predictions: Predictions,
  text: string,
  losses: LossCounter,
  where: string,
): Predictions {
  const { mentions, relations, events, issues } = predictions.extraction;
  const isTrue = ({ start, end, text: quote }: Mention): boolean =>
    start >= 0 && start < end && text.slice(start, end) === quote;
  const kept = mentions.filter(isTrue);
  if (kept.length === mentions.length) return predictions;
  const ids = new Set(kept.map((mention) => mention.id));
  const linked = relations.filter(({ head, tail }) => ids.has(head) && ids.has(tail));
  const held = events
    .filter(({ trigger }) => ids.has(trigger))
    .map((event) => ({
      ...event,
      arguments: event.arguments.filter(({ mention }) => ids.has(mention)),
    }));
  losses.add(
    'false-offsets',
    where,
    'the offsets of a find do not give its text; it is left out with its links',
    mentions.length - kept.length,
  );
  const extraction = { mentions: kept, relations: linked, events: held, issues };
  return { ...predictions, extraction };
}

/** Without the keys that are undefined. */
function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}
