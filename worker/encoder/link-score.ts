/** How sure a relation or an argument is: from how sure the model is of both of its ends, and how far apart they are. */
import { hasNear } from '../../src/core/near-words';
import { sentenceEnds } from '../../src/core/sentence';
import { RELATION_CUES } from '../../src/presets/relation-cues';

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where a link's score becomes a find. */
export interface LinkRules {
  /** Added to the log-odds of a relation, so that 0.5 is where F1 is best. */
  readonly object: number;
  /** The same for an argument. */
  readonly argument: number;
  /** A link below this score is not reported. */
  readonly floor: number;
}

const LEAST = 1e-6;
/** What a link pays in log-odds for every sentence that ends between its ends, and for how many. By validation text. */
const SENTENCE_COST = 1.5;
const MOST_SENTENCES = 3;

export function logOdds(probability: number): number {
  const p = Math.min(1 - LEAST, Math.max(LEAST, probability));
  return Math.log(p / (1 - p));
}

/**
 * The weighted mean of two scores' log-odds: a sure head carries an unsure tail and the other way round,
 * where the weaker of the two would decide alone. `share` is the parent's weight in [0, 1].
 */
export function linkLogOdds(parent: number, child: number, share: number): number {
  return share * logOdds(parent) + (1 - share) * logOdds(child);
}

/** What is added to the log-odds of a link between two spans of `text`: the next sentence is mostly of another matter. */
export function distanceOdds(text: string, a: Range, b: Range): number {
  const [first, second] = a.start <= b.start ? [a, b] : [b, a];
  return -SENTENCE_COST * sentenceEnds(text, first.end, second.start, MOST_SENTENCES);
}

/** What a relation gains in log-odds where a word that tells it stands near, and pays where none does. By validation text. */
const CUE_GAIN = 0.5;
const CUE_COST = 3;

/** What is added to the log-odds of a relation between two spans; nothing where no word is known for it. */
export function cueOdds(text: string, type: string, a: Range, b: Range): number {
  const cues = RELATION_CUES.get(type);
  if (cues === undefined) return 0;
  return hasNear(text, a, b, cues) ? CUE_GAIN : -CUE_COST;
}

export function probabilityOf(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
