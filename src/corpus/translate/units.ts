/** A text in parts that are translated one by one: sentences together up to a length, no mention cut. */
import type { Span } from './tags';

export interface Unit extends Span {
  /** What stands between it and the next one in the translation. */
  readonly after: string;
}

const LONGEST = 800;
/** The end of a sentence and blanks, or a line break. */
const CUT = /(?<=[.!?]["'”’)\]]{0,2})\s+(?=["'“‘([]?[\p{Lu}\p{N}])|\s*\n\s*/gu;

/** In text order; blanks at the edges belong to no unit. A sentence that is longer stays whole. */
export function unitsOf(
  text: string,
  mentions: readonly Span[],
  longest = LONGEST,
): readonly Unit[] {
  const units: Unit[] = [];
  const end = text.trimEnd().length;
  let start = text.length - text.trimStart().length;
  let last: { readonly at: number; readonly next: number; readonly after: string } | undefined;
  const cuts = Array.from(text.matchAll(CUT), ({ 0: blank, index }) => ({
    at: index,
    next: index + blank.length,
    after: blank.includes('\n') ? '\n'.repeat(blank.split('\n').length - 1) : '',
  })).filter(
    ({ at, next }) =>
      at > start &&
      next < end &&
      !mentions.some((mention) => mention.start < next && mention.end > at),
  );
  for (const cut of [...cuts, { at: end, next: end, after: '' }]) {
    if (cut.at - start > longest && last !== undefined) {
      units.push({ start, end: last.at, after: last.after });
      start = last.next;
    }
    last = cut;
  }
  if (start < end) units.push({ start, end, after: '' });
  return units;
}
