/** Where the terms of a word list stand in a text: the longest at each place, from left to right. */
import type { DecidedItems } from '../../core/decided';
import type { SpanOffsets } from '../../core/edit';
import type { Mention } from '../../core/extraction';
import { isGraphemeBorder } from '../../core/text-graphemes';

/** Terms by their first two code units, the longest first; terms of one unit by that. */
type TermIndex = ReadonlyMap<string, readonly string[]>;

function indexTerms(terms: readonly string[]): TermIndex {
  const index = new Map<string, string[]>();
  for (const term of new Set(terms)) {
    const key = term.slice(0, 2);
    if (key === '') continue;
    const known = index.get(key);
    if (known === undefined) index.set(key, [term]);
    else known.push(term);
  }
  for (const all of index.values()) all.sort((a, b) => b.length - a.length);
  return index;
}

const WORD = /[\p{Script=Latin}\p{Nd}]/u;

/** A term in Latin letters or digits is no part of a longer word. */
function isWhole(text: string, start: number, end: number): boolean {
  const cuts = (at: number): boolean =>
    at > 0 && at < text.length && WORD.test(text.charAt(at - 1)) && WORD.test(text.charAt(at));
  return !cuts(start) && !cuts(end) && isGraphemeBorder(text, start) && isGraphemeBorder(text, end);
}

function termAt(text: string, at: number, index: TermIndex): number | undefined {
  const keys = [text.slice(at, at + 2), text.charAt(at)];
  for (const key of keys) {
    for (const { length } of (index.get(key) ?? []).filter((term) => text.startsWith(term, at))) {
      if (isWhole(text, at, at + length)) return at + length;
    }
  }
  return undefined;
}

/** In order, without overlaps. Offsets in UTF-16 code units. */
export function termPlaces(text: string, terms: readonly string[]): SpanOffsets[] {
  const index = indexTerms(terms);
  const places: SpanOffsets[] = [];
  let at = 0;
  while (at < text.length) {
    const end = termAt(text, at, index);
    if (end !== undefined) places.push({ start: at, end });
    at = end ?? at + 1;
  }
  return places;
}

export interface TermPlan {
  /** To be marked. */
  readonly free: readonly SpanOffsets[];
  /** Marked with the type already, and confirmed by a person. */
  readonly there: number;
  /** A person rejected this type there: that stays so. */
  readonly rejected: number;
  /** Inside or across a mention of the type that has other edges. */
  readonly overlapping: number;
}

const keyOf = ({ start, end }: SpanOffsets): string => `${start} ${end}`;

/** Which places are to be marked with `type`; a person's decisions stay as they are. */
export function planTerms(
  places: readonly SpanOffsets[],
  type: string,
  mentions: readonly Mention[],
  items: DecidedItems,
): TermPlan {
  const rejected = new Set<string>();
  const accepted = new Set<string>();
  for (const item of items.values()) {
    if (item.kind !== 'mention' || item.type !== type) continue;
    if (item.verdict === 'rejected') rejected.add(keyOf(item));
    if (item.verdict === 'accepted') accepted.add(keyOf(item));
  }
  const same = mentions.filter((mention) => mention.type === type);
  same.sort((a, b) => a.start - b.start);
  const counts = { there: 0, rejected: 0, overlapping: 0 };
  let first = 0;
  /** The farthest end of the mentions that start before a place. */
  let reach = 0;
  const free = places.filter((place) => {
    for (let at = same[first]; at !== undefined && at.start < place.start; at = same[first]) {
      reach = Math.max(reach, at.end);
      first += 1;
    }
    const key = keyOf(place);
    if (accepted.has(key)) counts.there += 1;
    else if (rejected.has(key)) counts.rejected += 1;
    else if (reach > place.start || crosses(same, first, place)) counts.overlapping += 1;
    else return true;
    return false;
  });
  return { free, ...counts };
}

/** Whether one of the mentions from `first` on, which start in the place or later, has other edges. */
function crosses(sorted: readonly Mention[], first: number, { start, end }: SpanOffsets): boolean {
  for (let at = first; (sorted[at]?.start ?? Infinity) < end; at += 1) {
    const mention = sorted[at];
    if (mention !== undefined && (mention.start !== start || mention.end !== end)) return true;
  }
  return false;
}
