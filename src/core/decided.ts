/** What a person decided about a document: items with ids of their own, which offsets do not enter. */
import { moveSpan, type TextEdit } from './edit';

export type Origin =
  | { readonly by: 'model'; readonly model: string; readonly score?: number }
  | { readonly by: 'person' }
  | { readonly by: 'import'; readonly source: string };

/** `open`: not decided; it is there because a decided item refers to it. */
export type Verdict = 'accepted' | 'rejected' | 'open';

interface DecidedBase {
  readonly id: string;
  readonly verdict: Verdict;
  /** Who proposed it. */
  readonly origin: Origin;
  /** Who decided, as that person wishes to be called; may be empty. */
  readonly decidedBy: string;
  /** Milliseconds since 1970. */
  readonly decidedAt: number;
  readonly note?: string;
}

export interface DecidedMention extends DecidedBase {
  readonly kind: 'mention';
  readonly type: string;
  /** UTF-16 code units, half-open; empty once the text was deleted. */
  readonly start: number;
  readonly end: number;
  /** The text when it was decided; where the document now has another, a person has to look at it. */
  readonly quote: string;
  /** The mention that took the place of this rejected one: links go there. */
  readonly replacedBy?: string;
  /** Names of attributes that the schema may offer, such as negated. */
  readonly attributes?: readonly string[];
  /** Parts of a discontinuous mention, offsets of the document; the mention spans them all. */
  readonly pieces?: readonly { readonly start: number; readonly end: number }[];
}

/** `head` and `tail` are ids of decided mentions. */
export interface DecidedRelation extends DecidedBase {
  readonly kind: 'relation';
  readonly type: string;
  readonly head: string;
  readonly tail: string;
}

/** `trigger` is the id of a decided mention. */
export interface DecidedEvent extends DecidedBase {
  readonly kind: 'event';
  readonly type: string;
  readonly trigger: string;
}

/** `event` and `mention` are ids of decided items. */
export interface DecidedArgument extends DecidedBase {
  readonly kind: 'argument';
  readonly event: string;
  readonly role: string;
  readonly mention: string;
}

export type DecidedItem = DecidedMention | DecidedRelation | DecidedEvent | DecidedArgument;
export type DecidedItems = ReadonlyMap<string, DecidedItem>;

export const NO_ITEMS: DecidedItems = new Map();

/** Whether the text under a decided mention is no longer what was decided. */
export function needsLook(item: DecidedItem, text: string): boolean {
  return (
    item.kind === 'mention' &&
    item.verdict !== 'open' &&
    text.slice(item.start, item.end) !== item.quote
  );
}

/** The items of one kind, in the order in which they were decided. */
export function itemsOfKind<K extends DecidedItem['kind']>(
  items: DecidedItems,
  kind: K,
): Extract<DecidedItem, { kind: K }>[] {
  const found: Extract<DecidedItem, { kind: K }>[] = [];
  for (const item of items.values()) {
    if (item.kind === kind) found.push(item as Extract<DecidedItem, { kind: K }>);
  }
  return found;
}

/** The item after an edit of the text, and whether the inverse edit brings it back as it was. */
export function moveItem(
  item: DecidedItem,
  edit: TextEdit,
): { readonly item: DecidedItem; readonly intact: boolean } {
  if (item.kind !== 'mention') return { item, intact: true };
  const { start, end, intact } = moveSpan(item, edit);
  const pieces = item.pieces?.map((piece) => moveSpan(piece, edit));
  const unchanged = start === item.start && end === item.end && pieces === undefined;
  if (unchanged) return { item, intact };
  const moved = { ...item, start, end };
  if (pieces === undefined) return { item: moved, intact };
  return {
    item: {
      ...moved,
      pieces: pieces.map(({ start: from, end: to }) => ({ start: from, end: to })),
    },
    intact: intact && pieces.every((piece) => piece.intact),
  };
}
