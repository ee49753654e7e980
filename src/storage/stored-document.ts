/** A document to its record and back. Records are plain data: a reactive proxy does not clone. */
import type { Document, Predictions } from '../core/document';
import { shownOf, titleOf } from '../core/document';
import { filterByScore } from '../core/filter';
import type { DocumentSummary, FoundCounts, StoredDocument } from './records';

export function storedDocument(document: Document, revision: number): StoredDocument {
  const { items, predictions, ...rest } = document;
  const predicted = predictions?.complete === true ? predictions.at : 0;
  return { ...rest, items: [...items.values()], predicted, revision };
}

export function documentOf(
  { items, revision, predicted, ...rest }: StoredDocument,
  predictions: Predictions | undefined,
): Document {
  const document = { ...rest, items: new Map(items.map((item) => [item.id, item])) };
  if (predictions === undefined) return document;
  if (predictions.at === predicted) return { ...document, predictions };
  return { ...document, predictions: stillTrue(predictions, document.text) };
}

/** Of predictions that were made for another state of the text, those that this text still bears out. */
function stillTrue(predictions: Predictions, text: string): Predictions {
  const { mentions, relations, events } = predictions.extraction;
  const kept = mentions.filter(({ start, end, text: found }) => text.slice(start, end) === found);
  const ids = new Set(kept.map(({ id }) => id));
  const extraction = {
    mentions: kept,
    relations: relations.filter(({ head, tail }) => ids.has(head) && ids.has(tail)),
    events: events
      .filter(({ trigger }) => ids.has(trigger))
      .map((event) => ({
        ...event,
        arguments: event.arguments.filter(({ mention }) => ids.has(mention)),
      })),
    issues: [],
  };
  return { ...predictions, extraction, complete: false };
}

export function summaryOf(document: Document): DocumentSummary {
  const { id, text, created, changed, done, items, source } = document;
  let decided = 0;
  for (const { verdict } of items.values()) if (verdict !== 'open') decided += 1;
  return {
    id,
    title: titleOf(document),
    length: text.length,
    created,
    changed,
    done,
    decided,
    ...(source === undefined ? {} : { file: source.file }),
    ...(document.predictions?.complete === true ? { read: true } : {}),
    ...(document.predictions?.complete === true || decided > 0
      ? { found: countFound(document) }
      : {}),
  };
}

/** The threshold that a page begins with. */
const USUAL = 0.5;

function countFound(document: Document): FoundCounts {
  const shown = filterByScore(shownOf(document).extraction, USUAL);
  const { relations, events } = shown;
  const triggers = new Set(events.map(({ trigger }) => trigger));
  const mentions = shown.mentions.filter(({ id }) => !triggers.has(id));
  const types: Record<string, number> = {};
  for (const { type } of mentions) types[type] = (types[type] ?? 0) + 1;
  return { mentions: mentions.length, relations: relations.length, events: events.length, types };
}
