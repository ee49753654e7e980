/** What was missed and what was found wrongly, each with its sentence and cause, and confusions of labels. */
import { sentenceAround, sentenceOfBoth } from '../formats/table/sentence-around';
import { explain, type Cause } from './causes';
import type { DocumentMatch } from './conventions';
import { groupBy } from './group';
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

function startOf(item: Item): number {
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
  const right = matches.flatMap(({ gold }) => gold.filter((judged) => !isWrong(judged)));
  const missed = faults.filter(({ side }) => side === 'gold');
  const named = new Set(missed.map(({ other }) => other));
  const cells: readonly Cell[] = [
    ...right.map(({ item }): Cell => [labelOf(item), labelOf(item)]),
    ...missed.map(({ item, other }): Cell => [labelOf(item), other && labelOf(other)]),
    ...faults
      .filter(({ side, item }) => side === 'predicted' && !named.has(item))
      .map(({ item }): Cell => [undefined, labelOf(item)]),
  ];
  return [...groupBy(cells, (cell) => JSON.stringify(cell)).values()]
    .flatMap((group) => group.slice(0, 1).map((cell) => ({ cell, count: group.length })))
    .map(({ cell: [gold, predicted], count }) => ({ gold, predicted, count }))
    .sort((a, b) => b.count - a.count);
}

type Cell = readonly [gold: string | undefined, predicted: string | undefined];
