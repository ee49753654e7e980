/** All places of a string, for a decision about every one of them at once. */
import type { SpanOffsets } from './edit';
import type { Mention } from './extraction';
import { isGraphemeBorder } from './text-graphemes';

/** In order, without overlaps, each made of whole characters. */
export function occurrencesOf(text: string, quote: string): SpanOffsets[] {
  const found: SpanOffsets[] = [];
  if (quote === '') return found;
  let at = text.indexOf(quote);
  while (at !== -1) {
    const end = at + quote.length;
    const whole = isGraphemeBorder(text, at) && isGraphemeBorder(text, end);
    if (whole) found.push({ start: at, end });
    at = text.indexOf(quote, whole ? end : at + 1);
  }
  return found;
}

function overlapsInPart(place: SpanOffsets, mention: SpanOffsets): boolean {
  if (mention.end <= place.start || place.end <= mention.start) return false;
  return mention.start !== place.start || mention.end !== place.end;
}

/** Those that no mention of the type overlaps in part: a person marked more or less there. Both are in order. */
export function freeOccurrences(
  occurrences: readonly SpanOffsets[],
  mentions: readonly Mention[],
  type: string,
): SpanOffsets[] {
  const rivals = mentions
    .filter((mention) => mention.type === type)
    .toSorted((a, b) => a.start - b.start);
  let first = 0;
  return occurrences.filter((place) => {
    // What ends before this place is passed for good; behind a long one others wait.
    while ((rivals[first]?.end ?? Infinity) <= place.start) first += 1;
    for (const rival of rivals.slice(first, firstAfter(rivals, place.end, first))) {
      if (overlapsInPart(place, rival)) return false;
    }
    return true;
  });
}

/** The index of the first that starts at `offset` or later. */
function firstAfter(sorted: readonly Mention[], offset: number, from: number): number {
  let at = from;
  while ((sorted[at]?.start ?? Infinity) < offset) at += 1;
  return at;
}
