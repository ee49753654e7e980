/** Everything that is told of two sides, by the conventions that fit what they hold. */
import type { Extraction } from '../core/extraction';
import type { RandomOptions } from './bootstrap';
import { CONVENTIONS, type Convention, type ConventionId } from './conventions';
import { kappaOf } from './kappa';
import type { EvaluationReport } from './page/body';
import { entityTypes, type Pairing } from './pairs';
import { reportOf } from './report';
import type { Mode } from './words';

export interface AssessOptions {
  readonly mode: Mode;
  /** What the sides are called. */
  readonly first: string;
  readonly second: string;
  readonly random: RandomOptions;
}

function conventionsFor(extractions: readonly Extraction[]): readonly Convention[] {
  const has = (part: 'mentions' | 'relations' | 'events'): boolean =>
    extractions.some((extraction) => extraction[part].length > 0);
  const ids = new Set<ConventionId>([
    ...(has('mentions') ? (['entities-strict', 'entities-overlap'] as const) : []),
    ...(has('relations') ? (['relations-texts'] as const) : []),
    ...(has('events') ? (['triggers', 'arguments'] as const) : []),
  ]);
  return CONVENTIONS.filter(({ id }) => ids.has(id));
}

export function assessPairs(
  { pairs, goldAlone, predictedAlone }: Pairing,
  { mode, first, second, random }: AssessOptions,
): EvaluationReport {
  const both = pairs.flatMap((pair) => [pair.gold, pair.predicted]);
  const types = mode === 'people' ? entityTypes(both) : undefined;
  const parts = conventionsFor(both).map((convention) =>
    reportOf(convention, pairs, types, random),
  );
  return {
    ...{ mode, gold: first, run: second, documents: pairs.length },
    characters: pairs.reduce((sum, { text }) => sum + text.length, 0),
    goldAlone,
    runAlone: predictedAlone,
    unplaced: Math.max(
      0,
      ...parts.map(({ matches }) => matches.reduce((sum, match) => sum + match.unplaced, 0)),
    ),
    parts,
    against: undefined,
    kappa: mode === 'people' ? kappaOf(pairs) : undefined,
    random,
  };
}
