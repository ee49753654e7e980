/** What is told of a run, or of two: scores of each convention, comparisons, agreement. */
import type { AnnotatedDocument } from '../../src/core/extraction';
import { compareRuns, type Comparison } from '../../src/evaluation/compare';
import { DEFAULT_ROUNDS, type RandomOptions } from '../../src/evaluation/bootstrap';
import { CONVENTIONS, type Convention, type ConventionId } from '../../src/evaluation/conventions';
import { kappaOf } from '../../src/evaluation/kappa';
import type { Against, EvaluationReport } from '../../src/evaluation/page/body';
import { entityTypes, type EvaluatedPair } from '../../src/evaluation/pairs';
import { reportOf, type ConventionReport } from '../../src/evaluation/report';
import { tasksOf } from './evaluation';
import type { EvaluateOptions } from './options';
import { goldSchema, type Question } from './question';
import { atThreshold, type Run } from './run-pairs';

const DEFAULTS: Readonly<Record<'ner' | 're' | 'ee', readonly ConventionId[]>> = {
  ner: ['entities-strict'],
  re: ['relations-texts'],
  ee: ['triggers', 'arguments'],
};

export function assess(
  question: Question,
  options: EvaluateOptions,
  run: Run,
  other: Run | undefined,
): EvaluationReport {
  const random = { rounds: options.bootstrap ?? DEFAULT_ROUNDS, seed: options.seed };
  const all = atThreshold(run.pairs, options.threshold);
  const shared = other === undefined ? undefined : sharedPairs(all, other, options.threshold);
  const pairs = shared?.first ?? all;
  const conventions = options.conventions ?? defaultConventions(question, options, pairs);
  const types = askedTypes(question, options, pairs);
  const parts = conventions.map((convention) => reportOf(convention, pairs, types, random));
  return {
    mode: options.agreement ? 'people' : 'run',
    gold: options.gold.join(', '),
    run: run.name,
    documents: pairs.length,
    characters: pairs.reduce((sum, { text }) => sum + text.length, 0),
    goldAlone: run.goldAlone,
    runAlone: run.predictedAlone,
    unplaced: Math.max(0, ...parts.map(unplacedOf)),
    parts,
    against: shared && other && against(other, shared, parts, { types, random }),
    kappa: options.agreement ? kappaOf(pairs) : undefined,
    random,
  };
}

/** Of the tasks that the gold has, or either of two people; entities where there is nothing at all. */
function defaultConventions(
  { task, schema, isAsked }: Question,
  { agreement }: EvaluateOptions,
  pairs: readonly EvaluatedPair[],
): readonly Convention[] {
  const isOpen = agreement && task === 'all' && !isAsked;
  const kinds = isOpen ? goldSchema(pairs.map(bothSides)) : schema;
  const tasks = tasksOf(task, kinds);
  const ids = new Set(
    (tasks.length === 0 ? ['ner' as const] : tasks).flatMap((one) => DEFAULTS[one]),
  );
  return CONVENTIONS.filter(({ id }) => ids.has(id));
}

/** All that either side has, for the names of its types. */
function bothSides({ id, text, gold, predicted }: EvaluatedPair): AnnotatedDocument {
  const apart = {
    mentions: [...gold.mentions, ...predicted.mentions],
    relations: [...gold.relations, ...predicted.relations],
    events: [...gold.events, ...predicted.events],
    issues: [],
  };
  return { id, text, extraction: apart };
}

/**
 * Of entities. Of a file, what is asked for, else what the sides have, of two people in the same way; of
 * the model, what it was asked for, and of a file of entities what that has besides.
 */
function askedTypes(
  { task, schema, isAsked }: Question,
  { predictions, agreement }: EvaluateOptions,
  pairs: readonly EvaluatedPair[],
): ReadonlySet<string> | undefined {
  if (agreement && !isAsked) {
    return entityTypes(pairs.flatMap((pair) => [pair.gold, pair.predicted]));
  }
  const asked = schema.entities.map(({ name }) => name);
  if (asked.length === 0 || (predictions !== undefined && !isAsked)) return undefined;
  if (task !== 'ner') return new Set(asked);
  const gold = pairs.flatMap((pair) => pair.gold.mentions.map(({ type }) => type));
  return new Set([...asked, ...gold]);
}

interface SharedPairs {
  readonly first: readonly EvaluatedPair[];
  readonly second: readonly EvaluatedPair[];
  readonly alone: readonly string[];
}

/** The documents that both runs have. */
function sharedPairs(pairs: readonly EvaluatedPair[], other: Run, threshold: number): SharedPairs {
  const partners = new Map(atThreshold(other.pairs, threshold).map((pair) => [pair.gold, pair]));
  const firsts = new Set(pairs.map(({ gold }) => gold));
  const first = pairs.filter(({ gold }) => partners.has(gold));
  return {
    first,
    second: first.map((pair) => partners.get(pair.gold) ?? pair),
    alone: [
      ...pairs.filter(({ gold }) => !partners.has(gold)),
      ...other.pairs.filter(({ gold }) => !firsts.has(gold)),
      ...other.predictedAlone.map((id) => ({ id })),
    ].map(({ id }) => id),
  };
}

interface Same {
  readonly types: ReadonlySet<string> | undefined;
  readonly random: RandomOptions;
}

function against(
  { name }: Run,
  { second, alone }: SharedPairs,
  parts: readonly ConventionReport[],
  { types, random }: Same,
): Against {
  const comparisons = parts.map(({ convention, matches }): [ConventionId, Comparison] => {
    const rival = reportOf(convention, second, types, random);
    return [convention.id, compareRuns(matches, rival.matches, random)];
  });
  return { name, comparisons: new Map(comparisons), alone };
}

function unplacedOf({ matches }: ConventionReport): number {
  return matches.reduce((sum, { unplaced }) => sum + unplaced, 0);
}
