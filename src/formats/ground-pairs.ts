/** Finds where linked strings stand, for formats that give strings and no offsets. */
import type { RelationType } from '../core/schema';
import type { DocumentBuilder } from './document-builder';

/** `relation` undefined: the two are known as mentions, with nothing between them. */
export interface StringPair {
  readonly head: string;
  readonly headType: string;
  readonly tail: string;
  readonly tailType: string;
  readonly relation: string | undefined;
}

export function pairOf(type: RelationType, head: string, tail: string): StringPair {
  return { head, headType: type.head, tail, tailType: type.tail, relation: type.name };
}

/**
 * A head that occurs in several pairs is one mention: the occurrence closest to its tails in sum.
 * A tail is the occurrence closest to its head. An absent string becomes an `ungrounded` issue.
 */
export function groundPairs(builder: DocumentBuilder, pairs: readonly StringPair[]): void {
  for (const group of groupByHead(pairs).values()) {
    const first = group[0];
    if (first === undefined) continue;
    const heads = occurrences(builder.text, first.head);
    const tails = group.map((pair) => occurrences(builder.text, pair.tail));
    const start = bestHead(heads, first.head.length, tails, group);
    group.forEach((pair, index) => {
      addPair(builder, pair, start, tails[index] ?? []);
    });
  }
}

function addPair(
  builder: DocumentBuilder,
  pair: StringPair,
  head: number | undefined,
  tails: readonly number[],
): void {
  const length = pair.head.length;
  const tail = head === undefined ? undefined : nearest(head, length, tails, pair.tail.length);
  if (head === undefined || tail === undefined) {
    builder.note('ungrounded', `${pair.head} / ${pair.relation ?? ''} / ${pair.tail}`);
    return;
  }
  const headId = builder.add(pair.headType, head, head + length);
  const tailId = builder.add(pair.tailType, tail, tail + pair.tail.length);
  if (pair.relation !== undefined) builder.relate(pair.relation, headId, tailId);
}

function groupByHead(pairs: readonly StringPair[]): ReadonlyMap<string, readonly StringPair[]> {
  const groups = new Map<string, StringPair[]>();
  for (const pair of pairs) {
    const key = JSON.stringify([pair.headType, pair.head]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [pair]);
    else group.push(pair);
  }
  return groups;
}

function bestHead(
  heads: readonly number[],
  length: number,
  tails: readonly (readonly number[])[],
  group: readonly StringPair[],
): number | undefined {
  return lowest(heads, (head) =>
    tails.reduce((sum, starts, index) => {
      const tailLength = group[index]?.tail.length ?? 0;
      const tail = nearest(head, length, starts, tailLength);
      return tail === undefined ? sum : sum + distance(head, length, tail, tailLength);
    }, 0),
  );
}

function nearest(
  head: number,
  headLength: number,
  tails: readonly number[],
  tailLength: number,
): number | undefined {
  return lowest(tails, (tail) => distance(head, headLength, tail, tailLength));
}

/** The first of the cheapest. */
function lowest(starts: readonly number[], cost: (start: number) => number): number | undefined {
  let best: { readonly start: number; readonly cost: number } | undefined;
  for (const start of starts) {
    const own = cost(start);
    if (best === undefined || own < best.cost) best = { start, cost: own };
  }
  return best?.start;
}

const OVERLAP = 1e6;

/** Characters between the two; overlapping is possible but worse than anything apart. */
function distance(a: number, aLength: number, b: number, bLength: number): number {
  const gap = a < b ? b - a - aLength : a - b - bLength;
  return gap >= 0 ? gap : OVERLAP;
}

/** Keeps the search over pairs of occurrences short in a text that repeats one character. */
const MOST_OCCURRENCES = 100;

function occurrences(text: string, part: string): readonly number[] {
  const found: number[] = [];
  if (part === '') return found;
  let at = text.indexOf(part);
  while (at >= 0 && found.length < MOST_OCCURRENCES) {
    found.push(at);
    at = text.indexOf(part, at + 1);
  }
  return found;
}
