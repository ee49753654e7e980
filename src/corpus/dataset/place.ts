/** Where a mention stands whose offsets do not give its text. */
import { lowest, occurrences } from '../../core/nearest';
import type { DatasetMention } from './document';
import { isTrue } from './document';

/** What the offsets seem to count. */
export type PlaceKind = 'code-points' | 'bytes' | 'shifted';

export interface FoundPlace {
  readonly start: number;
  readonly end: number;
  readonly kind: PlaceKind;
}

/** A quote is looked for within so many code units first. */
const NEAR = 500;

/** Undefined where the text does not have the quote. */
export function findPlace(text: string, mention: DatasetMention): FoundPlace | undefined {
  const { start, end, text: quote } = mention;
  if (quote === '') return undefined;
  for (const [kind, width] of UNITS) {
    const from = unitOf(text, start, width);
    const to = unitOf(text, end, width);
    if (from === undefined || to === undefined) continue;
    if (isTrue(text, { start: from, end: to, text: quote })) return { start: from, end: to, kind };
  }
  const near = { start: Math.max(0, start - NEAR), end: start + quote.length + NEAR };
  const close = occurrences(text, quote, near);
  const places = close.length > 0 ? close : occurrences(text, quote);
  const at = lowest(places, (place) => Math.abs(place - start));
  return at === undefined ? undefined : { start: at, end: at + quote.length, kind: 'shifted' };
}

const UNITS: readonly (readonly [PlaceKind, (point: number) => number])[] = [
  ['code-points', () => 1],
  ['bytes', (point) => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_0000 ? 3 : 4)],
];

/** The UTF-16 offset that `offset` is in another unit; undefined where it lies inside a character or outside. */
function unitOf(
  text: string,
  offset: number,
  width: (point: number) => number,
): number | undefined {
  let count = 0;
  let at = 0;
  while (count < offset && at < text.length) {
    const point = text.codePointAt(at) ?? 0;
    count += width(point);
    at += point > 0xffff ? 2 : 1;
  }
  return count === offset ? at : undefined;
}
