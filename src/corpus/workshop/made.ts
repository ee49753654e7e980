/** What a workshop has made so far, as files to take away: the names and contents that the command line writes. */
import type { Language } from '../../formats/format';
import { cardText } from '../card/card';
import { CardRun } from '../card/card-run';
import { KNOWN_CORPORA } from '../catalogue/known';
import type { CheckReport } from '../check/run';
import type { CleanReport } from '../clean/clean-run';
import type { InstructForm } from '../instruct/forms';
import type { InstructReport } from '../instruct/instruct-report';
import { checkPage, cleanPage } from '../report-page/page';
import type { SplitReport } from '../side-counts';
import type { LineSet } from './line-set';
import type { TranslatedLines } from './translate-lines';
import type { UnifyFilesReport } from './unify-files';

/** As `instruct --report` writes it. */
interface RecordsReport extends InstructReport {
  readonly form: InstructForm;
  readonly given: object;
  readonly files: readonly string[];
  readonly failures: readonly never[];
}

/** Undefined: the step was not done, or what it was made of has changed. */
export interface Made {
  all: { readonly lines: LineSet; readonly report: UnifyFilesReport } | undefined;
  translated: TranslatedLines | undefined;
  check: CheckReport | undefined;
  clean: { readonly lines: LineSet; readonly report: CleanReport } | undefined;
  split: { readonly sides: readonly LineSet[]; readonly report: SplitReport } | undefined;
  records: { readonly files: readonly LineSet[]; readonly report: RecordsReport } | undefined;
}

/** Lines that were written here are read again without a loss. */
const CLEAR = { losses: [], failures: [] } as const;

const json = (report: object): string => `${JSON.stringify(report, undefined, 2)}\n`;

/** Of what is divided: after cleaning where there was one. */
const lastCheck = ({ check, clean }: Made): CheckReport | undefined => clean?.report.after ?? check;

/** What instructions are made of: the sides, or all in one. */
export function sidesOf({ all, translated, clean, split }: Made): readonly LineSet[] {
  if (split !== undefined) return split.sides;
  const lines = clean?.lines ?? translated?.lines ?? all?.lines;
  return lines === undefined ? [] : [lines];
}

function cardOf(made: Made, title: string, language: Language): string {
  const run = new CardRun({ catalogue: KNOWN_CORPORA, permissive: false });
  const sides = [...sidesOf(made)].sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const side of sides) for (const placed of side.documents()) run.see(placed);
  const { clean, split, records } = made;
  const check = lastCheck(made);
  const reports = {
    ...(check && { check }),
    ...(clean && { clean: clean.report }),
    ...(split && { split: split.report }),
    ...(records && { instruct: { ...records.report, given: new Map<string, string>() } }),
  };
  const composition = run.composition();
  return cardText({ title, composition, reports, permissive: false, language });
}

type File = readonly [name: string, content: string];

/** There is a file of what was refused where something was. */
function translatedSets(translated: Made['translated']): readonly LineSet[] {
  if (translated === undefined) return [];
  const { lines, refused } = translated;
  return refused.size === 0 ? [lines] : [lines, refused];
}

function linesIn({ all, translated, clean, split, records }: Made): readonly File[] {
  const sets = [
    ...[all?.lines, ...translatedSets(translated), clean?.lines],
    ...(split?.sides ?? []),
    ...(records?.files ?? []),
  ];
  return sets.flatMap((set): File[] => (set === undefined ? [] : [[set.name, set.content()]]));
}

function reportsIn(made: Made, language: Language): readonly File[] {
  const { all, translated, clean, split, records } = made;
  const check = lastCheck(made);
  return [
    ...(all ? [['unify.json', json(all.report)] as const] : []),
    ...(translated ? [['translate.json', json(translated.report)] as const] : []),
    ...(check ? [['check.json', json({ ...check, ...CLEAR })] as const] : []),
    ...(check ? [['check.html', checkPage(check, language)] as const] : []),
    ...(clean ? [['clean.json', json({ ...clean.report, ...CLEAR })] as const] : []),
    ...(clean ? [['clean.html', cleanPage(clean.report, language)] as const] : []),
    ...(split ? [['split.json', json({ ...split.report, ...CLEAR })] as const] : []),
    ...(records ? [['instruct.json', json(records.report)] as const] : []),
  ];
}

export function filesOf(
  made: Made,
  title: string,
  language: Language,
): ReadonlyMap<string, string> {
  if (made.all === undefined) return new Map();
  const card = ['CARD.md', cardOf(made, title, language)] as const;
  return new Map([...linesIn(made), ...reportsIn(made, language), card]);
}
