/** Where a string stands in a text, and which of its places is nearest to another's. */
import { splitsPair } from './text';

/** UTF-16 code units, half-open. */
export interface TextWindow {
  readonly start: number;
  readonly end: number;
}

/** Keeps the search over pairs of occurrences short in a text that repeats one character. */
const MOST_OCCURRENCES = 100;

/** Starts of `part` within the window, in order; they may overlap, but hold whole characters. */
export function occurrences(
  text: string,
  part: string,
  { start, end }: TextWindow = { start: 0, end: text.length },
  most = MOST_OCCURRENCES,
): readonly number[] {
  const found: number[] = [];
  if (part === '') return found;
  const inside = text.slice(0, end);
  for (let at = inside.indexOf(part, start); at >= 0 && found.length < most;) {
    if (!splitsPair(text, at) && !splitsPair(text, at + part.length)) found.push(at);
    at = inside.indexOf(part, at + 1);
  }
  return found;
}

const OVERLAP = 1e6;

/** Characters between the two; overlapping is possible but worse than anything apart. */
export function distance(a: number, aLength: number, b: number, bLength: number): number {
  const gap = a < b ? b - a - aLength : a - b - bLength;
  return gap >= 0 ? gap : OVERLAP;
}

/** The first of the cheapest. */
export function lowest(
  starts: readonly number[],
  cost: (start: number) => number,
): number | undefined {
  let best: { readonly start: number; readonly cost: number } | undefined;
  for (const start of starts) {
    const own = cost(start);
    if (best === undefined || own < best.cost) best = { start, cost: own };
  }
  return best?.start;
}

/** Of `others`, the start that is nearest to the span at `start`. */
export function nearest(
  start: number,
  length: number,
  others: readonly number[],
  otherLength: number,
): number | undefined {
  return lowest(others, (other) => distance(start, length, other, otherLength));
}

/** The two starts that are nearest to each other; never one and the same span. */
export function nearestPair(
  starts: readonly number[],
  length: number,
  others: readonly number[],
  otherLength: number,
): { readonly start: number; readonly other: number } | undefined {
  const cost = (start: number, other: number): number =>
    start === other && length === otherLength
      ? Number.POSITIVE_INFINITY
      : distance(start, length, other, otherLength);
  let best: { readonly start: number; readonly other: number } | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const start of starts) {
    const other = lowest(others, (candidate) => cost(start, candidate));
    if (other === undefined || cost(start, other) >= least) continue;
    least = cost(start, other);
    best = { start, other };
  }
  return best;
}
