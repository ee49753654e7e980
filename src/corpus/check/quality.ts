/** The scores of a dataset's documents, in short. */
import type { Where } from './finds';

export interface Quality {
  readonly mean: number;
  /** Documents by tenth of the score: [0, 0.1), …, [0.9, 1]. */
  readonly tenths: readonly number[];
  /** The worst ones, worst first. */
  readonly worst: readonly (Where & { readonly score: number })[];
}

const WORST = 20;

export function qualityOf(scores: readonly number[], where: (index: number) => Where): Quality {
  const tenths = Array.from({ length: 10 }, () => 0);
  for (const score of scores) {
    const tenth = Math.min(9, Math.floor(score * 10));
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  const sum = scores.reduce((total, score) => total + score, 0);
  const worst = scores
    .map((score, index) => ({ score, index }))
    .filter(({ score }) => score < 1)
    .sort((a, b) => a.score - b.score || a.index - b.index)
    .slice(0, WORST)
    .map(({ score, index }) => ({ ...where(index), score: rounded(score) }));
  return { mean: scores.length === 0 ? 1 : rounded(sum / scores.length), tenths, worst };
}

/** To four places. */
export function rounded(score: number): number {
  return Math.round(score * 10_000) / 10_000;
}
