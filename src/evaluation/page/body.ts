/** What an evaluation's page says, as elements. */
import type { Score } from '../../core/metrics';
import type { Language } from '../../formats/format';
import { el, withAttributes, type Element } from '../../formats/report-page/element';
import type { Interval, RandomOptions } from '../bootstrap';
import type { Comparison } from '../compare';
import type { ConventionId } from '../conventions';
import type { Kappa } from '../kappa';
import type { ConventionReport } from '../report';
import type { Ratios } from '../score';
import type { Mode } from '../words';
import { faultSections } from './faults';
import { bar, cell, fixed, numberCell, range, rowHead, table, textCell, wide } from './parts';
import { PAGE_WORDS } from './words';

/** A second run, against the same gold. */
export interface Against {
  readonly name: string;
  readonly comparisons: ReadonlyMap<ConventionId, Comparison>;
  /** Ids of documents that only one of the runs has. */
  readonly alone: readonly string[];
}

export interface EvaluationReport {
  readonly mode: Mode;
  /** Names of the files, or of the model. */
  readonly gold: string;
  readonly run: string;
  readonly documents: number;
  /** UTF-16 code units. */
  readonly characters: number;
  readonly goldAlone: readonly string[];
  readonly runAlone: readonly string[];
  /** Gold annotations that are not in their text. */
  readonly unplaced: number;
  readonly parts: readonly ConventionReport[];
  readonly against: Against | undefined;
  readonly kappa: Kappa | undefined;
  readonly random: RandomOptions;
}

export function evaluationBody(report: EvaluationReport, language: Language): Element {
  const words = PAGE_WORDS[language];
  const title = report.mode === 'people' ? words.agreementTitle : words.title;
  return el(
    'body',
    el('h1', title),
    facts(report, language),
    ...(report.kappa === undefined ? [] : [kappaSection(report.kappa, language)]),
    ...report.parts.flatMap((part) => partSections(part, report, language)),
  );
}

/** Ids that are listed; the others are counted. */
const MOST_IDS = 20;

function facts(report: EvaluationReport, language: Language): Element {
  const words = PAGE_WORDS[language];
  const people = report.mode === 'people';
  const row = (name: string, value: string): Element => el('tr', rowHead(name), textCell(value));
  const alone = (name: string, ids: readonly string[]): readonly Element[] =>
    ids.length === 0 ? [] : [row(name, listed(ids))];
  const { against, unplaced, random } = report;
  const rows = [
    row(people ? words.first : words.gold, report.gold),
    row(people ? words.second : words.run, report.run),
    ...(against === undefined ? [] : [row(words.against, against.name)]),
    row(words.documents, String(report.documents)),
    row(words.characters, String(report.characters)),
    ...alone(people ? words.firstAlone : words.goldAlone, report.goldAlone),
    ...alone(people ? words.secondAlone : words.runAlone, report.runAlone),
    ...alone(words.againstAlone, against?.alone ?? []),
    ...(unplaced === 0 ? [] : [row(words.unplaced, String(unplaced))]),
  ];
  return el(
    'section',
    withAttributes(el('table', el('tbody', ...rows)), { class: 'few' }),
    el('p', el('small', words.intervalHelp(random.rounds, random.seed))),
  );
}

function listed(ids: readonly string[]): string {
  const more = ids.length - MOST_IDS;
  const names = ids.slice(0, MOST_IDS).join(', ');
  return `${ids.length}: ${names}${more > 0 ? ` … +${more}` : ''}`;
}

function kappaSection(kappa: Kappa, language: Language): Element {
  const words = PAGE_WORDS[language];
  const row = (name: string, value: number): Element =>
    el('tr', rowHead(name), numberCell(fixed(value)));
  const rows = [
    row(words.kappa, kappa.value),
    row(words.observed, kappa.observed),
    row(words.expected, kappa.expected),
  ];
  return el(
    'section',
    el('h2', words.kappa),
    withAttributes(el('table', el('tbody', ...rows)), { class: 'few' }),
    el('p', el('small', words.kappaHelp)),
  );
}

function partSections(
  part: ConventionReport,
  { against, mode, random }: EvaluationReport,
  language: Language,
): readonly Element[] {
  const words = PAGE_WORDS[language];
  const { convention } = part;
  const comparison = against?.comparisons.get(convention.id);
  return [
    el('h2', convention.name[language], ' ', el('code', convention.id)),
    el(
      'section',
      el('p', `${words.rightIs}${convention.says[language]}`),
      ...(mode === 'people' ? [el('p', el('small', words.agreementHelp))] : []),
      scoreTable(part, mode, language),
    ),
    ...(comparison === undefined ? [] : [comparisonSection(comparison, random, language)]),
    ...faultSections(part, mode, language),
  ];
}

function scoreTable(
  { scores, intervals }: ConventionReport,
  mode: Mode,
  language: Language,
): Element {
  const words = PAGE_WORDS[language];
  const { micro, macro, perType } = scores;
  const types = [...perType].sort(([, a], [, b]) => b.gold - a.gold || b.predicted - a.predicted);
  const rows = [
    whole(scoreRow(words.micro, micro, counts(micro), intervals.micro.f1)),
    whole(scoreRow(words.macro, macro, ['', '', ''], intervals.macro.f1)),
    ...types.map(([name, score]) =>
      scoreRow(name, score, counts(score), intervals.perType.get(name)),
    ),
  ];
  const heads = [
    ...[words.label, 'F1', '', words.interval, words.precision, words.recall],
    ...(mode === 'people'
      ? [words.first, words.second, words.same]
      : [words.goldCount, words.found, words.right]),
  ];
  const kinds = heads.map((head, index) => (index === 0 || head === '' ? 'text' : 'number'));
  return wide(table(heads, kinds, rows));
}

function whole(row: Element): Element {
  return withAttributes(row, { class: 'whole' });
}

/** Parts of an argument give fractions. */
function counts({ gold, predicted, correct }: Score): readonly string[] {
  return [String(gold), String(predicted), String(Number(correct.toFixed(2)))];
}

function scoreRow(
  name: string,
  { precision, recall, f1 }: Ratios,
  numbers: readonly string[],
  interval: Interval | undefined,
): Element {
  return el(
    'tr',
    rowHead(name),
    numberCell(fixed(f1)),
    withAttributes(cell(bar(f1, interval)), { class: 'bars' }),
    ...[interval === undefined ? '' : range(interval), fixed(precision), fixed(recall)].map(
      numberCell,
    ),
    ...numbers.map(numberCell),
  );
}

function comparisonSection(
  comparison: Comparison,
  { rounds }: RandomOptions,
  language: Language,
): Element {
  const words = PAGE_WORDS[language];
  const row = (name: string, value: string): Element => el('tr', rowHead(name), numberCell(value));
  const { difference, interval, p } = comparison;
  const signed = `${difference > 0 ? '+' : ''}${fixed(difference)}`;
  const rows = [
    row('F1', `${fixed(comparison.first)} → ${fixed(comparison.second)}`),
    row(words.difference, signed),
    row(words.interval, range(interval)),
    row(words.p, p.toFixed(4)),
    row(words.bothRight, String(comparison.both)),
    row(words.onlyFirst, String(comparison.onlyFirst)),
    row(words.onlySecond, String(comparison.onlySecond)),
    row(words.neither, String(comparison.neither)),
  ];
  return el(
    'section',
    el('h2', words.comparison),
    withAttributes(el('table', el('tbody', ...rows)), { class: 'few' }),
    el('p', el('small', words.pHelp(rounds))),
  );
}
