/** Finds drawn by chance for a person to judge, and the precision that the judgements give. */
import type { AnnotatedDocument } from '../core/extraction';
import { TextRandom } from '../core/random';
import type { Interval } from './bootstrap';
import { sentenceOf } from './faults';
import { itemsOf, type Item, type ItemKind } from './items';

export interface SampledFind {
  readonly document: string;
  readonly item: Item;
  readonly sentence: string;
}

export interface SampleOptions {
  readonly seed: string;
  /** Of entities. */
  readonly types: ReadonlySet<string>;
}

/** All finds of the kinds have the same chance; the order is of chance as well. */
export function sampleFinds(
  documents: readonly AnnotatedDocument[],
  kinds: readonly ItemKind[],
  count: number,
  { seed, types }: SampleOptions,
): readonly SampledFind[] {
  const all = documents.flatMap((document) =>
    kinds
      .flatMap((kind) => itemsOf(kind, document.extraction))
      .filter((item) => item.kind !== 'entity' || types.has(item.type))
      .map((item) => ({ document, item })),
  );
  const random = new TextRandom(seed);
  const taken = Math.min(count, all.length);
  for (let at = 0; at < taken; at += 1) {
    const other = at + Math.floor(random.next() * (all.length - at));
    const [one, two] = [all[at], all[other]];
    if (one !== undefined && two !== undefined) [all[at], all[other]] = [two, one];
  }
  return all.slice(0, taken).map(({ document, item }) => ({
    document: document.id,
    item,
    sentence: sentenceOf(document.text, item),
  }));
}

export interface Precision {
  readonly right: number;
  readonly judged: number;
  readonly precision: number;
  readonly interval: Interval;
}

/** Of the standard normal distribution: 95 % lie within. */
const Z = 1.959964;

/** Wilson's score interval of 95 %; of nothing judged, all that is possible. */
export function precisionOf(right: number, judged: number): Precision {
  if (judged === 0) return { right, judged, precision: 0, interval: { low: 0, high: 1 } };
  const share = right / judged;
  const spread = (Z * Z) / judged;
  const centre = (share + spread / 2) / (1 + spread);
  const half = (Z / (1 + spread)) * Math.sqrt((share * (1 - share)) / judged + spread / judged / 4);
  // Rounding moves the ends past the share where all or none are right.
  const low = Math.max(0, Math.min(share, centre - half));
  const interval = { low, high: Math.min(1, Math.max(share, centre + half)) };
  return { right, judged, precision: share, interval };
}
