/** An evaluation by conventions as text for people and as one JSON object for programs. */
import type { Comparison } from '../../src/evaluation/compare';
import { CAUSES } from '../../src/evaluation/causes';
import type { EvaluationReport } from '../../src/evaluation/page/body';
import type { Interval } from '../../src/evaluation/bootstrap';
import type { ConventionReport } from '../../src/evaluation/report';
import { causeWord } from '../../src/evaluation/words';
import { scoreTable } from './report';

export interface ToldOptions {
  /** Intervals are told. */
  readonly intervals: boolean;
  readonly charsPerSecond?: number;
}

export function tellReport(report: EvaluationReport, options: ToldOptions): string {
  const { parts, kappa } = report;
  return [
    ...parts.map((part) => tellPart(part, report, options)),
    ...(kappa === undefined
      ? []
      : [
          `kappa over ${kappa.characters} characters ${kappa.value.toFixed(4)} ` +
            `(observed ${kappa.observed.toFixed(4)}, by chance ${kappa.expected.toFixed(4)})`,
        ]),
    tellFacts(report, options),
  ].join('\n\n');
}

function tellPart(
  part: ConventionReport,
  report: EvaluationReport,
  { intervals }: ToldOptions,
): string {
  const { convention, scores } = part;
  const { precision, recall, f1 } = scores.macro;
  const macro = [precision, recall, f1].map((ratio) => ratio.toFixed(4));
  const comparison = report.against?.comparisons.get(convention.id);
  return [
    `${convention.id} (${convention.name.en}): ${convention.says.en}`,
    scoreTable(scores.micro, scores.perType, ['mean', '', '', '', ...macro]),
    ...(intervals ? [tellIntervals(part, report)] : []),
    ...(part.faults.length === 0 ? [] : [tellCauses(part, report)]),
    ...(comparison === undefined ? [] : [tellComparison(comparison, report)]),
  ].join('\n');
}

function range({ low, high }: Interval): string {
  return `${low.toFixed(4)}..${high.toFixed(4)}`;
}

function tellIntervals(
  { intervals: { micro, macro } }: ConventionReport,
  report: EvaluationReport,
) {
  return [
    `95 % (${report.random.rounds} draws of documents): precision ${range(micro.precision)}`,
    `recall ${range(micro.recall)}, f1 ${range(micro.f1)}, mean f1 ${range(macro.f1)}`,
  ].join(', ');
}

function tellCauses({ faults }: ConventionReport, { mode }: EvaluationReport): string {
  const counts = (side: 'gold' | 'predicted'): string =>
    CAUSES.map((cause) => ({
      cause,
      count: faults.filter((fault) => fault.side === side && fault.cause === cause).length,
    }))
      .filter(({ count }) => count > 0)
      .map(({ cause, count }) => `${causeWord(cause, mode, 'en')} ${count}`)
      .join(', ');
  const [missed, wrong] =
    mode === 'people' ? ['only the first', 'only the second'] : ['missed', 'wrong'];
  return `${missed}: ${counts('gold') || 'none'}; ${wrong}: ${counts('predicted') || 'none'}`;
}

function tellComparison(
  { first, second, difference, interval, p, ...counts }: Comparison,
  { random, against }: EvaluationReport,
): string {
  const sign = difference > 0 ? '+' : '';
  return [
    `against ${against?.name ?? ''}: f1 ${first.toFixed(4)} and ${second.toFixed(4)}, ` +
      `difference ${sign}${difference.toFixed(4)} (95 % ${range(interval)}), ` +
      `p = ${p.toFixed(4)} (paired approximate randomisation, ${random.rounds} rounds)`,
    `gold right in both ${counts.both}, only in the first ${counts.onlyFirst}, ` +
      `only in the second ${counts.onlySecond}, in neither ${counts.neither}`,
  ].join('\n');
}

/** Ids that are listed; the others are counted. */
const MOST_IDS = 20;

function tellFacts(report: EvaluationReport, { charsPerSecond }: ToldOptions): string {
  const { documents, characters, unplaced, against } = report;
  const speed =
    charsPerSecond === undefined ? '' : `, ${Math.round(charsPerSecond)} characters a second`;
  const alone = (ids: readonly string[], where: string): readonly string[] =>
    ids.length === 0
      ? []
      : [
          `${ids.length} documents only in ${where}, not scored: ` +
            `${ids.slice(0, MOST_IDS).join(', ')}${ids.length > MOST_IDS ? ' …' : ''}`,
        ];
  return [
    `${documents} documents, ${characters} characters${speed}`,
    ...alone(report.goldAlone, report.gold),
    ...alone(report.runAlone, report.run),
    ...alone(against?.alone ?? [], 'one of the runs'),
    ...(unplaced > 0 ? [`${unplaced} gold annotations are not in their text`] : []),
  ].join('\n');
}

/** Of the faults, counts; the CSV file has them all. */
export function reportObject(report: EvaluationReport, { intervals }: ToldOptions): object {
  const { parts, against, kappa, ...facts } = report;
  const conventions = parts.map((part) => {
    const { scores, faults, convention } = part;
    const missed = faults.filter(({ side }) => side === 'gold').length;
    const comparison = against?.comparisons.get(convention.id);
    return [
      convention.id,
      {
        ...scores.micro,
        macro: scores.macro,
        perType: Object.fromEntries(scores.perType),
        ...(intervals ? { intervals: intervalsObject(part) } : {}),
        ...{ missed, wrong: faults.length - missed },
        ...(comparison === undefined ? {} : { comparison }),
      },
    ] as const;
  });
  return {
    ...facts,
    ...(against === undefined ? {} : { against: against.name, againstAlone: against.alone }),
    ...(kappa === undefined ? {} : { kappa }),
    conventions: Object.fromEntries(conventions),
  };
}

function intervalsObject({ intervals: { micro, macro, perType } }: ConventionReport): object {
  return { micro, macro, perType: Object.fromEntries(perType) };
}
