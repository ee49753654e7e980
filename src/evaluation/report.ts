/** All that is told of one run under one convention. */
import { bootstrap, type Intervals, type RandomOptions } from './bootstrap';
import { matchDocuments, type Convention, type DocumentMatch } from './conventions';
import { confusionsOf, faultsOf, type Confusion, type Fault } from './faults';
import { onlyEntities, scoredTypes, type EvaluatedPair } from './pairs';
import { scoreDocuments, type LabelScores } from './score';

export interface ConventionReport {
  readonly convention: Convention;
  readonly scores: LabelScores;
  readonly intervals: Intervals;
  readonly faults: readonly Fault[];
  readonly confusions: readonly Confusion[];
  readonly matches: readonly DocumentMatch[];
}

/** `types`: of entities; where none are given, `scoredTypes`. */
export function reportOf(
  convention: Convention,
  given: readonly EvaluatedPair[],
  types: ReadonlySet<string> | undefined,
  options: RandomOptions,
): ConventionReport {
  const pairs = convention.kind === 'entity' ? entityPairs(given, types) : given;
  const matches = matchDocuments(convention, pairs);
  const faults = faultsOf(pairs, matches);
  return {
    convention,
    scores: scoreDocuments(matches),
    intervals: bootstrap(matches, options),
    faults,
    confusions: confusionsOf(matches, faults),
    matches,
  };
}

function entityPairs(
  pairs: readonly EvaluatedPair[],
  types: ReadonlySet<string> | undefined,
): readonly EvaluatedPair[] {
  const asked = types ?? scoredTypes(pairs);
  return pairs.map(({ gold, predicted, ...rest }) => ({
    ...rest,
    gold: onlyEntities(gold, asked),
    predicted: onlyEntities(predicted, asked),
  }));
}
