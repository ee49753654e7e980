/** Two runs over the same gold: whether the difference of their F1 could be chance. */
import type { Counts } from '../core/metrics';
import { TextRandom } from '../core/random';
import { intervalOf, type Interval, type RandomOptions } from './bootstrap';
import type { DocumentMatch } from './conventions';
import { countDocument, ratiosOf } from './score';

export interface Comparison {
  /** Micro F1 of each run, and of the second less the first. */
  readonly first: number;
  readonly second: number;
  readonly difference: number;
  /** Of the difference, 95 %, documents drawn again. */
  readonly interval: Interval;
  /** Two-sided. */
  readonly p: number;
  /** Gold annotations by the runs that have them right. */
  readonly both: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly neither: number;
}

type Totals = readonly [first: Counts, second: Counts];

/**
 * Paired approximate randomisation (Noreen 1989): in each round the runs are exchanged in every document
 * with a probability of one half; p is the share of rounds whose difference is at least as large, the
 * observed one counted among them. `first` and `second` are of the same documents in the same order.
 */
export function compareRuns(
  first: readonly DocumentMatch[],
  second: readonly DocumentMatch[],
  { rounds, seed }: RandomOptions,
): Comparison {
  const documents = first.map((document, index): Totals => [
    totalsOf(document),
    totalsOf(second[index] ?? document),
  ]);
  const [f1First, f1Second] = scoresOf(documents);
  const difference = f1Second - f1First;
  const random = new TextRandom(seed);
  let asLarge = 0;
  for (let round = 0; round < rounds; round += 1) {
    const exchanged = documents.map(([a, b]): Totals => (random.next() < 0.5 ? [a, b] : [b, a]));
    const [one, other] = scoresOf(exchanged);
    if (Math.abs(other - one) >= Math.abs(difference) - ROUNDING) asLarge += 1;
  }
  const drawn = Array.from({ length: rounds }, () => {
    const [one, other] = scoresOf(documents.map((document) => random.pick(documents) ?? document));
    return other - one;
  });
  return {
    first: f1First,
    second: f1Second,
    difference,
    interval: intervalOf(drawn),
    p: (1 + asLarge) / (1 + rounds),
    ...countShared(first, second),
  };
}

/** Sums in another order differ by less. */
const ROUNDING = 1e-12;

function totalsOf(document: DocumentMatch): Counts {
  const { perType, unplaced } = countDocument(document);
  return sum([...perType.values(), { gold: unplaced, predicted: 0, correct: 0 }]);
}

function sum(counts: readonly Counts[]): Counts {
  let [gold, predicted, correct] = [0, 0, 0];
  for (const one of counts) {
    gold += one.gold;
    predicted += one.predicted;
    correct += one.correct;
  }
  return { gold, predicted, correct };
}

function scoresOf(documents: readonly Totals[]): readonly [number, number] {
  return [
    ratiosOf(sum(documents.map(([first]) => first))).f1,
    ratiosOf(sum(documents.map(([, second]) => second))).f1,
  ];
}

/** The gold sides hold the same items in the same order. */
function countShared(
  first: readonly DocumentMatch[],
  second: readonly DocumentMatch[],
): Pick<Comparison, 'both' | 'onlyFirst' | 'onlySecond' | 'neither'> {
  const counts = { both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 };
  first.forEach(({ gold, unplaced }, document) => {
    counts.neither += unplaced;
    gold.forEach(({ credit }, at) => {
      const other = second[document]?.gold[at]?.credit ?? 0;
      if (credit === 1) counts[other === 1 ? 'both' : 'onlyFirst'] += 1;
      else counts[other === 1 ? 'onlySecond' : 'neither'] += 1;
    });
  });
  return counts;
}
