/** Documents dealt out to sides by shares: near duplicates stand on one side, and a seed decides which. */
import { TextRandom } from '../core/random';
import { Sketches } from './sketch/min-hash';

export interface DivideOptions {
  /** Of the sides, in order; they sum up to 1. */
  readonly shares: readonly number[];
  readonly seed: string;
}

export interface Division {
  /** The side of each document, by its number. */
  readonly sides: readonly number[];
  /** Groups of two or more near duplicates, and the documents in them. */
  readonly groups: number;
  readonly grouped: number;
}

export class DivideRun {
  readonly #sketches = new Sketches();

  /** In the order of reading. */
  see(text: string): void {
    this.#sketches.add(text);
  }

  /** The same texts in the same order, shares and seed give the same sides. */
  divide({ shares, seed }: DivideOptions): Division {
    const firsts = this.#sketches.groups();
    const groups = new Map<number, number[]>();
    for (const [index, first] of firsts.entries()) {
      const known = groups.get(first);
      if (known === undefined) groups.set(first, [index]);
      else known.push(index);
    }
    const dealt = shuffled([...groups.values()], seed);
    // Large groups first: the many single documents even out what they leave.
    dealt.sort((a, b) => b.length - a.length);
    const sides = deal(dealt, firsts.length, shares);
    const joined = dealt.filter(({ length }) => length > 1);
    const grouped = joined.reduce((sum, { length }) => sum + length, 0);
    return { sides, groups: joined.length, grouped };
  }
}

/** Each group goes to the side that lacks most of its share; the first of equals. */
function deal(
  groups: readonly (readonly number[])[],
  total: number,
  shares: readonly number[],
): readonly number[] {
  const left = shares.map((share) => share * total);
  const sides = new Array<number>(total).fill(0);
  for (const group of groups) {
    let side = 0;
    for (const [other, lacking] of left.entries()) if (lacking > (left[side] ?? 0)) side = other;
    left[side] = (left[side] ?? 0) - group.length;
    for (const index of group) sides[index] = side;
  }
  return sides;
}

function shuffled<T>(items: readonly T[], seed: string): T[] {
  const random = new TextRandom(seed);
  const list = [...items];
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random.next() * (at + 1));
    const [a, b] = [list[at], list[other]];
    if (a === undefined || b === undefined) continue;
    list[at] = b;
    list[other] = a;
  }
  return list;
}
