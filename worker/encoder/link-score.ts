/** How sure a relation or an argument is: from how sure the model is of both of its ends. */

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

function logOdds(probability: number): number {
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

export function probabilityOf(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
