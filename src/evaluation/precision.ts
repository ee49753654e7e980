/** The share of finds that a person judged right, with its interval. */
import type { Interval } from './bootstrap';
import { KIND_WORDS } from './words';
import type { Language } from '../formats/format';
import type { SampledFind } from './sample';

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

/** `unclear`: the person cannot tell; it counts neither way. */
export type Verdict = 'right' | 'wrong' | 'unclear';

/** In an exported table, as `readJudgements` takes them; it names what is unclear and leaves it out. */
export const VERDICT_WORDS: Readonly<Record<Verdict, Readonly<Record<Language, string>>>> = {
  right: { zh: '对', en: 'right' },
  wrong: { zh: '错', en: 'wrong' },
  unclear: { zh: '无法判断', en: 'cannot tell' },
};

export interface Precisions {
  readonly all: Precision;
  /** Kind and type, most judged first. */
  readonly perType: readonly (readonly [name: string, precision: Precision])[];
}

/** `counts` by the name of kind and type. */
export function precisions(
  counts: ReadonlyMap<string, readonly [right: number, judged: number]>,
): Precisions {
  let [right, judged] = [0, 0];
  for (const [ownRight, own] of counts.values()) {
    right += ownRight;
    judged += own;
  }
  const perType = [...counts]
    .sort(([, [, a]], [, [, b]]) => b - a)
    .map(([name, [ownRight, own]]) => [name, precisionOf(ownRight, own)] as const);
  return { all: precisionOf(right, judged), perType };
}

/** Of the finds that have a verdict; those that come first are as random a sample as all are. */
export function judgedPrecisions(
  finds: readonly Pick<SampledFind, 'item'>[],
  verdicts: readonly (Verdict | undefined)[],
  language: Language,
): Precisions {
  const counts = new Map<string, readonly [right: number, judged: number]>();
  finds.forEach(({ item }, index) => {
    const verdict = verdicts[index];
    if (verdict === undefined || verdict === 'unclear') return;
    const name = `${KIND_WORDS[item.kind][language]} ${item.type}`;
    const [right, judged] = counts.get(name) ?? [0, 0];
    counts.set(name, [right + (verdict === 'right' ? 1 : 0), judged + 1]);
  });
  return precisions(counts);
}
