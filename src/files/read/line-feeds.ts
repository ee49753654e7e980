/** A document whose text has line feeds only, as the page shows it; all offsets move along. */
import type { DecidedItem } from '../../core/decided';
import type { Document } from '../../core/document';
import type { Extraction } from '../../core/extraction';
import { normalizeLineEnds } from '../../core/file/line-ends';
import { mentionId } from '../../core/mention';

type Move = (offset: number) => number;

export function withLineFeeds(document: Document): Document {
  if (!document.text.includes('\r')) return document;
  const text = normalizeLineEnds(document.text);
  const move = moveIn(document.text);
  const items = new Map(
    [...document.items].map(([id, item]) => [id, moveItem(item, move, text)] as const),
  );
  const { predictions } = document;
  if (predictions === undefined) return { ...document, text, items };
  const extraction = moveFinds(predictions.extraction, move, text);
  return { ...document, text, items, predictions: { ...predictions, extraction } };
}

/** Where an offset of `file` stands once each `\r\n` is one unit. */
function moveIn(file: string): Move {
  const ends: number[] = [];
  for (let at = file.indexOf('\r\n'); at >= 0; at = file.indexOf('\r\n', at + 2)) ends.push(at + 2);
  return (offset) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}

function moveItem(item: DecidedItem, move: Move, text: string): DecidedItem {
  if (item.kind !== 'mention') return item;
  const [start, end] = [move(item.start), move(item.end)];
  const moved = { ...item, start, end, quote: text.slice(start, end) };
  if (item.pieces === undefined) return moved;
  const pieces = item.pieces.map((piece) => ({ start: move(piece.start), end: move(piece.end) }));
  return { ...moved, pieces };
}

function moveFinds(found: Extraction, move: Move, text: string): Extraction {
  const ids = new Map<string, string>();
  const idOf = (id: string): string => ids.get(id) ?? id;
  const mentions = found.mentions.map((mention) => {
    const [start, end] = [move(mention.start), move(mention.end)];
    const id = mentionId(mention.type, start, end);
    ids.set(mention.id, id);
    return { ...mention, id, start, end, text: text.slice(start, end) };
  });
  return {
    mentions,
    relations: found.relations.map((relation) => ({
      ...relation,
      head: idOf(relation.head),
      tail: idOf(relation.tail),
    })),
    events: found.events.map((event) => ({
      ...event,
      trigger: idOf(event.trigger),
      arguments: event.arguments.map((part) => ({ ...part, mention: idOf(part.mention) })),
    })),
    issues: found.issues.map((issue) => ({
      ...issue,
      start: move(issue.start),
      end: move(issue.end),
    })),
  };
}
