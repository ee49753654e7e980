/** How far scores could be otherwise with other documents of the same kind: documents drawn again and again. */
import type { Counts } from '../core/metrics';
import { TextRandom } from '../core/random';
import type { DocumentMatch } from './conventions';
import { countDocument, meanOf, RATIOS, ratiosOf, type Ratios } from './score';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface RandomOptions {
  readonly rounds: number;
  /** The same seed gives the same numbers. */
  readonly seed: string;
}

export const DEFAULT_ROUNDS = 1000;

/** Of 95 %. */
export interface Intervals {
  readonly micro: Readonly<Record<keyof Ratios, Interval>>;
  readonly macro: Readonly<Record<keyof Ratios, Interval>>;
  /** Of F1. */
  readonly perType: ReadonlyMap<string, Interval>;
}

/** Counts of each label as numbers in a row: gold, predicted, correct. */
interface Sparse {
  readonly labels: readonly (readonly [index: number, counts: Counts])[];
  readonly unplaced: number;
}

/**
 * Percentile bootstrap over documents: as many as there are, drawn with replacement. A label that a draw
 * does not have is left out of its mean and of the label's own interval.
 */
export function bootstrap(
  documents: readonly DocumentMatch[],
  { rounds, seed }: RandomOptions,
): Intervals {
  const names: string[] = [];
  const sparse = toSparse(documents, names);
  const random = new TextRandom(seed);
  const micro = new Samples();
  const macro = new Samples();
  const perType = names.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    const totals = draw(sparse, names.length, random);
    micro.add(ratiosOf(totals.micro));
    const scores: Ratios[] = [];
    totals.perType.forEach((counts, index) => {
      if (counts.gold + counts.predicted === 0) return;
      const score = ratiosOf(counts);
      scores.push(score);
      perType[index]?.push(score.f1);
    });
    macro.add(meanOf(scores));
  }
  return {
    micro: micro.intervals(),
    macro: macro.intervals(),
    perType: new Map(names.map((name, index) => [name, intervalOf(perType[index] ?? [])])),
  };
}

function toSparse(documents: readonly DocumentMatch[], names: string[]): readonly Sparse[] {
  const indices = new Map<string, number>();
  const indexOf = (name: string): number => {
    const index = indices.get(name) ?? indices.size;
    if (index === indices.size) names.push(name);
    indices.set(name, index);
    return index;
  };
  return documents.map((document) => {
    const { perType, unplaced } = countDocument(document);
    return { labels: [...perType].map(([name, counts]) => [indexOf(name), counts]), unplaced };
  });
}

type Tally = { -readonly [K in keyof Counts]: number };

function draw(
  documents: readonly Sparse[],
  labels: number,
  random: TextRandom,
): { readonly micro: Tally; readonly perType: readonly Tally[] } {
  const micro = { gold: 0, predicted: 0, correct: 0 };
  const perType = Array.from({ length: labels }, () => ({ gold: 0, predicted: 0, correct: 0 }));
  for (const document of documents.map((own) => random.pick(documents) ?? own)) {
    for (const [index, counts] of document.labels) {
      const total = perType[index];
      if (total !== undefined) addTo(total, counts);
      addTo(micro, counts);
    }
    micro.gold += document.unplaced;
  }
  return { micro, perType };
}

function addTo(total: Tally, { gold, predicted, correct }: Counts): void {
  total.gold += gold;
  total.predicted += predicted;
  total.correct += correct;
}

class Samples {
  readonly #values: Readonly<Record<keyof Ratios, number[]>> = {
    precision: [],
    recall: [],
    f1: [],
  };

  add(ratios: Ratios): void {
    for (const name of RATIOS) this.#values[name].push(ratios[name]);
  }

  intervals(): Readonly<Record<keyof Ratios, Interval>> {
    const { precision, recall, f1 } = this.#values;
    return {
      precision: intervalOf(precision),
      recall: intervalOf(recall),
      f1: intervalOf(f1),
    };
  }
}

/** From the 2.5th to the 97.5th percentile; of no values, all that is possible. */
export function intervalOf(values: readonly number[]): Interval {
  const sorted = values.toSorted((a, b) => a - b);
  const last = sorted.length - 1;
  return {
    low: sorted[Math.floor(0.025 * last)] ?? 0,
    high: sorted[Math.ceil(0.975 * last)] ?? 1,
  };
}
