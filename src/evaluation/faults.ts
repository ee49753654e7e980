/** What was missed and what was found wrongly, each with its sentence and cause, and confusions of labels. */
import { sentenceAround, sentenceOfBoth } from '../formats/table/sentence-around';
import { explain, type Cause } from './causes';
import type { DocumentMatch } from './conventions';
import { labelOf, type Item } from './items';
import type { Judged } from './matching';
import type { EvaluatedPair } from './pairs';

export interface Fault {
  /** The id of its document. */
  readonly document: string;
  /** `gold`: missed, in whole or in part; `predicted`: wrong. */
  readonly side: 'gold' | 'predicted';
  readonly item: Item;
  readonly cause: Cause;
  /** What the other side has instead. */
  readonly other?: Item;
  readonly sentence: string;
}

/** In the order of the documents; of each, what was missed comes first, in the order of the text. */
export function faultsOf(
  pairs: readonly EvaluatedPair[],
  matches: readonly DocumentMatch[],
): readonly Fault[] {
  return pairs.flatMap((pair, index) => {
    const match = matches[index];
    if (match === undefined) return [];
    return [...sideFaults(pair, match, 'gold'), ...sideFaults(pair, match, 'predicted')];
  });
}

function sideFaults(
  pair: EvaluatedPair,
  { gold, predicted }: DocumentMatch,
  side: Fault['side'],
): readonly Fault[] {
  const [own, others, other] =
    side === 'gold' ? [gold, predicted, pair.predicted] : [predicted, gold, pair.gold];
  const wrong = own.filter(isWrong);
  if (wrong.length === 0) return [];
  const texts = new Set(other.mentions.map(({ text }) => text));
  return wrong
    .map(({ item }): Fault => {
      const explanation = explain(item, { side, others, texts });
      const sentence = sentenceOf(pair.text, item);
      return { document: pair.id, side, item, sentence, ...explanation };
    })
    .sort((a, b) => startOf(a.item) - startOf(b.item));
}

function isWrong({ credit }: Judged): boolean {
  return credit < 1;
}

export function startOf(item: Item): number {
  return item.kind === 'relation' ? Math.min(item.head.start, item.tail.start) : item.mention.start;
}

export function sentenceOf(text: string, item: Item): string {
  if (item.kind === 'relation') return sentenceOfBoth(text, item.head, item.tail);
  return sentenceAround(text, item.mention.start, item.mention.end);
}

/** Gold labels by what was found in their place; undefined is nothing. */
export interface Confusion {
  readonly gold: string | undefined;
  readonly predicted: string | undefined;
  readonly count: number;
}

/**
 * A gold annotation counts by the label of what was found instead, as the cause tells, and a find that
 * stands for no gold annotation counts as one of nothing. The most frequent come first.
 */
export function confusionsOf(
  matches: readonly DocumentMatch[],
  faults: readonly Fault[],
): readonly Confusion[] {
  const counts = new Map<string, number>();
  const add = (gold: string | undefined, predicted: string | undefined): void => {
    const key = JSON.stringify([gold ?? null, predicted ?? null]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  for (const { gold } of matches) {
    for (const judged of gold) {
      if (!isWrong(judged)) add(labelOf(judged.item), labelOf(judged.item));
    }
  }
  const named = new Set<Item>();
  for (const { side, item, other } of faults) {
    if (side !== 'gold') continue;
    add(labelOf(item), other === undefined ? undefined : labelOf(other));
    if (other !== undefined) named.add(other);
  }
  for (const { side, item } of faults) {
    if (side === 'predicted' && !named.has(item)) add(undefined, labelOf(item));
  }
  return [...counts]
    .map(([key, count]) => {
      const [gold, predicted] = JSON.parse(key) as [string | null, string | null];
      return { gold: gold ?? undefined, predicted: predicted ?? undefined, count };
    })
    .sort((a, b) => b.count - a.count);
}
