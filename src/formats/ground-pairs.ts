/** Finds where linked strings stand, for formats that give strings and no offsets. */
import { distance, lowest, nearest, occurrences } from '../core/nearest';
import type { RelationType } from '../core/schema';
import type { DocumentBuilder } from './document-builder';

/** What pairs are added to. */
type PairTarget = Pick<DocumentBuilder, 'text' | 'add' | 'relate' | 'note'>;

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
export function groundPairs(builder: PairTarget, pairs: readonly StringPair[]): void {
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
  builder: PairTarget,
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
