/** How F1 depends on the threshold, and how far a score can be read as a probability. */
import type { Extraction } from '../../src/core/extraction';
import type { Schema } from '../../src/core/schema';
import { argumentKey, spanKey, tripleKey } from '../../src/core/metrics';
import type { ScoredPair } from '../../src/core/metrics';
import type { Evaluation, SingleTask } from './evaluation';

const THRESHOLDS = [0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8];

export function sweepTable(at: (threshold: number) => Evaluation): string {
  const rows = THRESHOLDS.map((threshold) => {
    const scores = at(threshold).flatMap((part) =>
      part.task === 'ee' ? [part.score.trigger, part.score.argument] : [part.score],
    );
    const cells = scores.map(({ overall: { precision, recall, f1 } }) =>
      [precision, recall, f1].map((value) => value.toFixed(4)).join('  '),
    );
    return [threshold.toFixed(2), ...cells].join('     ');
  });
  return ['threshold, then precision  recall  f1', ...rows].join('\n');
}

/** One answer of the model: how sure it was, and whether gold has it. */
export interface Judged {
  readonly score: number;
  readonly right: boolean;
}

/** Gold relations of these corpora have no offsets, so their ends count by their strings. */
function relationKeys({ mentions, relations }: Extraction): [string, number][] {
  const texts = new Map(mentions.map(({ id, text }) => [id, text]));
  return relations.map(({ type, head, tail, score = 1 }) => [
    tripleKey(type, texts.get(head), texts.get(tail)),
    score,
  ]);
}

/** As the metric counts them: by event type, role and words. */
function argumentKeys({ mentions, events }: Extraction): [string, number][] {
  const texts = new Map(mentions.map(({ id, text }) => [id, text]));
  return events.flatMap(({ type, arguments: found }) =>
    found.map(({ role, mention, score = 1 }): [string, number] => [
      argumentKey(type, role, texts.get(mention)),
      score,
    ]),
  );
}

function triggerKeys({ mentions, events }: Extraction): [string, number][] {
  const byId = new Map(mentions.map((mention) => [mention.id, mention]));
  return events.map(({ type, trigger, score = 1 }) => {
    const { start, end } = byId.get(trigger) ?? { start: -1, end: -1 };
    return [spanKey({ type, start, end }), score];
  });
}

function entityKeys({ mentions }: Extraction, asked: ReadonlySet<string>): [string, number][] {
  return mentions
    .filter(({ type }) => asked.has(type))
    .map((mention) => [spanKey(mention), mention.score ?? 1]);
}

/** Entities, relations or triggers with their scores, each against the gold of its document. */
export function judge(
  task: SingleTask,
  schema: Schema,
  pairs: readonly ScoredPair[],
): readonly Judged[] {
  const asked = new Set(schema.entities.map(({ name }) => name));
  const keysOf = {
    ner: (extraction: Extraction) => entityKeys(extraction, asked),
    re: relationKeys,
    ee: triggerKeys,
  }[task];
  return judgeBy(keysOf, pairs);
}

function judgeBy(
  keysOf: (extraction: Extraction) => [string, number][],
  pairs: readonly ScoredPair[],
): readonly Judged[] {
  return pairs.flatMap(({ gold, predicted }) => {
    const known = new Set(keysOf(gold).map(([key]) => key));
    return keysOf(predicted).map(([key, score]) => ({ score, right: known.has(key) }));
  });
}

/** A kind of answer whose scores are calibrated together. */
export interface JudgedKind extends Judged {
  readonly kind: 'Entity' | 'Relation' | 'Trigger' | 'Argument';
}

/** All answers of a task with their kinds: of events, the arguments as well. */
export function judgeKinds(
  task: SingleTask,
  schema: Schema,
  pairs: readonly ScoredPair[],
): readonly JudgedKind[] {
  const kind = ({ ner: 'Entity', re: 'Relation', ee: 'Trigger' } as const)[task];
  const answers = judge(task, schema, pairs).map((answer) => ({ ...answer, kind }));
  if (task !== 'ee') return answers;
  const found = judgeBy(argumentKeys, pairs);
  return [...answers, ...found.map((answer) => ({ ...answer, kind: 'Argument' as const }))];
}

const BINS = 10;

/** Mean distance between score and share of right answers over ten bins, weighted by their size. */
export function expectedCalibrationError(answers: readonly Judged[]): number {
  return binsOf(answers).reduce(
    (sum, { count, score, right }) => sum + (Math.abs(score - right) * count) / answers.length,
    0,
  );
}

interface Bin {
  readonly count: number;
  /** Means over the bin. */
  readonly score: number;
  readonly right: number;
}

function binsOf(answers: readonly Judged[]): readonly Bin[] {
  return Array.from({ length: BINS }, (_, index) => {
    const inside = answers.filter(
      ({ score }) => Math.min(BINS - 1, Math.floor(score * BINS)) === index,
    );
    const mean = (value: (answer: Judged) => number): number =>
      inside.reduce((sum, answer) => sum + value(answer), 0) / inside.length;
    return {
      count: inside.length,
      score: mean(({ score }) => score),
      right: mean(({ right }) => (right ? 1 : 0)),
    };
  }).filter(({ count }) => count > 0);
}

export function reliabilityTable(
  task: SingleTask,
  schema: Schema,
  pairs: readonly ScoredPair[],
): string {
  const answers = judge(task, schema, pairs);
  const rows = binsOf(answers).map(
    ({ count, score, right }) => `${score.toFixed(3)}  ${right.toFixed(3)}  ${count}`,
  );
  const error = expectedCalibrationError(answers).toFixed(4);
  return ['mean score, share right, answers', ...rows, `expected calibration error ${error}`].join(
    '\n',
  );
}
