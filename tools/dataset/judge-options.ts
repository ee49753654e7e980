/** `--model` and what goes with it: annotations are judged by models of the other folds. */
import { CROSS_FOLD_OPTIONS, type CrossFoldOptions } from '../../src/corpus/quality/cross-fold';
import { err, ok, type Result } from '../../src/core/result';
import { wholeNumber } from './whole-number';

export interface JudgeOptions {
  /** Undefined: the built-in model. */
  readonly folder: string | undefined;
  readonly cross: CrossFoldOptions;
  /** Where the doubts are written, one line each. */
  readonly doubts: string | undefined;
  /** Where the doubted documents are written, for the page to review. */
  readonly review: string | undefined;
}

export const JUDGE_ARGS = {
  model: { type: 'string' },
  folds: { type: 'string' },
  seed: { type: 'string' },
  doubts: { type: 'string' },
  review: { type: 'string' },
} as const;

interface JudgeValues {
  readonly model?: string | undefined;
  readonly folds?: string | undefined;
  readonly seed?: string | undefined;
  readonly doubts?: string | undefined;
  readonly review?: string | undefined;
}

const BUILT_IN = 'built-in';
const MOST_FOLDS = 20;

/** Undefined without `--model`. */
export function readJudge(values: JudgeValues): Result<JudgeOptions | undefined, string> {
  const { model, folds: given, seed = CROSS_FOLD_OPTIONS.seed, doubts, review } = values;
  if (model === undefined) {
    const alone = (['folds', 'seed', 'doubts', 'review'] as const).find(
      (name) => values[name] !== undefined,
    );
    return alone === undefined ? ok(undefined) : err(`--${alone} goes with --model`);
  }
  const folds = given === undefined ? CROSS_FOLD_OPTIONS.folds : wholeNumber(given);
  if (folds === undefined || folds < 2 || folds > MOST_FOLDS) {
    return err(`--folds takes a whole number from 2 to ${MOST_FOLDS}`);
  }
  const folder = model === BUILT_IN ? undefined : model;
  return ok({ folder, doubts, review, cross: { ...CROSS_FOLD_OPTIONS, folds, seed } });
}
