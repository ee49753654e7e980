/** An evaluation as a table for people and as one JSON object for programs. */
import type { AnnotatedDocument } from '../../src/core/extraction';
import type { Score, TaskScore } from '../../src/core/metrics';
import type { Evaluation, TaskEvaluation } from './evaluation';

export interface ReportFacts {
  readonly format: string;
  readonly documents: number;
  readonly characters: number;
  readonly charsPerSecond: number;
  readonly threshold: number;
  /** Gold annotations that are not in their text: missed where entities or relations are scored. */
  readonly ungrounded: number;
  /** Gold annotations with a label that has no name in the schema: not scored. */
  readonly unmapped: number;
}

/** What the gold documents say about themselves. */
export function countIssues(
  documents: readonly Pick<AnnotatedDocument, 'extraction'>[],
): Pick<ReportFacts, 'ungrounded' | 'unmapped'> {
  const issues = documents.flatMap(({ extraction }) => extraction.issues);
  const ungrounded = issues.filter(({ code }) => code === 'ungrounded').length;
  return { ungrounded, unmapped: issues.length - ungrounded };
}

const HEAD = ['type', 'gold', 'found', 'right', 'precision', 'recall', 'f1'] as const;

export function reportTable(evaluation: Evaluation, facts: ReportFacts): string {
  const tables = evaluation.flatMap((part) => tablesOf(part, evaluation.length > 1));
  const speed = Math.round(facts.charsPerSecond);
  const footer = [
    `${facts.documents} documents, ${facts.characters} characters, ${speed} characters a second`,
    ...(facts.ungrounded > 0 ? [`${facts.ungrounded} gold annotations are not in their text`] : []),
    ...(facts.unmapped > 0
      ? [`${facts.unmapped} gold annotations have labels outside the schema and are not scored`]
      : []),
  ];
  return [...tables, footer.join('\n')].join('\n\n');
}

const TITLES = { ner: 'entities', re: 'relations' } as const;

function tablesOf(part: TaskEvaluation, titled: boolean): readonly string[] {
  if (part.task === 'ee') {
    const { trigger, argument } = part.score;
    return [`trigger\n${table(trigger)}`, `argument\n${table(argument)}`];
  }
  return [titled ? `${TITLES[part.task]}\n${table(part.score)}` : table(part.score)];
}

/** The scores of one task stand at the top, those of several under the name of each. */
export function reportJson(evaluation: Evaluation, facts: ReportFacts): string {
  const [first, ...more] = evaluation;
  if (first !== undefined && more.length === 0) {
    return JSON.stringify({ task: first.task, ...facts, ...scoresOf(first) });
  }
  const parts = Object.fromEntries(evaluation.map((part) => [part.task, scoresOf(part)]));
  return JSON.stringify({ task: 'all', ...facts, ...parts });
}

function scoresOf(part: TaskEvaluation): object {
  if (part.task !== 'ee') return flat(part.score);
  return { trigger: flat(part.score.trigger), argument: flat(part.score.argument) };
}

function flat({ overall, perType }: TaskScore): object {
  return { ...overall, perType: Object.fromEntries(perType) };
}

function table({ overall, perType }: TaskScore): string {
  return scoreTable(overall, perType);
}

/** Types with most gold annotations first; `last` is one more row. */
export function scoreTable(
  overall: Score,
  perType: ReadonlyMap<string, Score>,
  last?: readonly string[],
): string {
  const types = [...perType].sort(([, a], [, b]) => b.gold - a.gold || b.predicted - a.predicted);
  const rows = [
    [...HEAD],
    ...types.map(([type, score]) => row(type, score)),
    row('all', overall),
    ...(last === undefined ? [] : [last]),
  ];
  const first = Math.max(...rows.map(([name = '']) => columnWidth(name))) + 2;
  return rows
    .map(([name = '', ...cells]) => {
      const gap = ' '.repeat(first - columnWidth(name));
      return name + gap + cells.map((cell) => cell.padStart(9)).join('');
    })
    .join('\n');
}

function row(type: string, score: Score): string[] {
  const right = Number(score.correct.toFixed(2));
  const counts = [score.gold, score.predicted, right].map(String);
  const ratios = [score.precision, score.recall, score.f1].map((ratio) => ratio.toFixed(4));
  return [type, ...counts, ...ratios];
}

/** Chinese characters take two columns of a terminal. */
function columnWidth(text: string): number {
  return Array.from(text, (character) => (character > '\u2E7F' ? 2 : 1)).reduce<number>(
    (sum, width) => sum + width,
    0,
  );
}
