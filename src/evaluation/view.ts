/** A report as the page shows it: numbers and rows, without what cannot be sent. */
import type { Score } from '../core/metrics';
import type { EvaluationView, FaultRow, LabelRow, PartView } from './contract';
import type { Fault } from './faults';
import { labelOf, placeOf, quoteOf, type Item } from './items';
import type { EvaluationReport } from './page/body';
import type { ConventionReport } from './report';

const MOST_FAULTS = 300;

function named(item: Item): string {
  return item.kind === 'argument' ? `${item.type} · ${item.role}` : labelOf(item);
}

function faultRow({ document, side, item, cause, other, sentence }: Fault): FaultRow {
  return {
    ...{ document, side, cause, sentence, ...placeOf(item) },
    label: named(item),
    quote: quoteOf(item),
    other: other === undefined ? undefined : `${named(other)} ${quoteOf(other)}`,
  };
}

function partView({ convention, scores, intervals, faults }: ConventionReport): PartView {
  const { micro, macro, perType } = scores;
  const labels = [...perType]
    .sort(([, a], [, b]) => b.gold - a.gold || b.predicted - a.predicted)
    .map(([label, score]): LabelRow => ({ label, score, f1: intervals.perType.get(label) }));
  const mean: Score = {
    ...macro,
    gold: micro.gold,
    predicted: micro.predicted,
    correct: micro.correct,
  };
  return {
    convention: convention.id,
    micro: { label: '', score: micro, f1: intervals.micro.f1 },
    macro: { label: '', score: mean, f1: intervals.macro.f1 },
    labels,
    faults: faults.slice(0, MOST_FAULTS).map(faultRow),
    faultCount: faults.length,
  };
}

export function viewOf(report: EvaluationReport, problems: readonly string[]): EvaluationView {
  const { mode, documents, goldAlone, runAlone, kappa, parts } = report;
  return {
    ...{ mode, documents, problems, kappa },
    firstAlone: goldAlone,
    secondAlone: runAlone,
    parts: parts.map(partView),
  };
}
