/** Precision, recall and F1 of documents under one convention: over all, by label, and the mean of labels. */
import { scoreOf, type Counts, type Score } from '../core/metrics';
import type { DocumentMatch } from './conventions';

export type Ratios = Pick<Score, 'precision' | 'recall' | 'f1'>;

export interface LabelScores {
  readonly micro: Score;
  /** Means over the labels that either side has; F1 is the mean of their F1. */
  readonly macro: Ratios;
  readonly perType: ReadonlyMap<string, Score>;
}

export const RATIOS = ['precision', 'recall', 'f1'] as const;

/** What one document adds to the counts. `correct` may be a fraction where parts count. */
export interface DocumentCounts {
  readonly perType: ReadonlyMap<string, Counts>;
  readonly unplaced: number;
}

export function countDocument({ gold, predicted, unplaced }: DocumentMatch): DocumentCounts {
  const perType = new Map<string, { gold: number; predicted: number; correct: number }>();
  const of = (type: string): { gold: number; predicted: number; correct: number } => {
    const counts = perType.get(type) ?? { gold: 0, predicted: 0, correct: 0 };
    perType.set(type, counts);
    return counts;
  };
  for (const { item } of gold) of(item.type).gold += 1;
  for (const { item, credit } of predicted) {
    const counts = of(item.type);
    counts.predicted += 1;
    counts.correct += credit;
  }
  return { perType, unplaced };
}

export function scoreDocuments(documents: readonly DocumentMatch[]): LabelScores {
  const totals = new Map<string, Counts>();
  let micro: Counts = { gold: 0, predicted: 0, correct: 0 };
  for (const { perType, unplaced } of documents.map(countDocument)) {
    for (const [type, counts] of perType) {
      totals.set(type, add(totals.get(type), counts));
      micro = add(micro, counts);
    }
    micro = add(micro, { gold: unplaced, predicted: 0, correct: 0 });
  }
  const perType = new Map([...totals].map(([type, counts]) => [type, ratiosOf(counts)]));
  return { micro: ratiosOf(micro), macro: meanOf([...perType.values()]), perType };
}

function add(a: Counts | undefined, b: Counts): Counts {
  if (a === undefined) return b;
  return {
    gold: a.gold + b.gold,
    predicted: a.predicted + b.predicted,
    correct: a.correct + b.correct,
  };
}

/** Several finds may share one gold where parts count: recall is 1 at most. */
export function ratiosOf(counts: Counts): Score {
  const score = scoreOf(counts);
  if (score.recall <= 1) return score;
  const { precision } = score;
  return { ...score, recall: 1, f1: (2 * precision) / (1 + precision) };
}

/** Of no labels, 1: there was nothing to find, and nothing was found. */
export function meanOf(scores: readonly Ratios[]): Ratios {
  const mean = (name: keyof Ratios): number =>
    scores.length === 0 ? 1 : scores.reduce((sum, score) => sum + score[name], 0) / scores.length;
  return { precision: mean('precision'), recall: mean('recall'), f1: mean('f1') };
}
