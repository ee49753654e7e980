/** What a report says, as elements. */
import { CHECK_WORDS, KIND_WORDS, REPAIR_WORDS } from '../check/words';
import type { Example } from '../check/finds';
import type { CheckReport, CheckResult } from '../check/run';
import type { CleanReport, RepairCount } from '../clean/clean-run';
import type { Language } from '../../formats/format';
import { el, withAttributes, type Child, type Element } from '../../formats/report-page/element';
import { REPORT_WORDS, type ReportWords } from './words';

/** Labels that are listed. */
const MOST_LABELS = 500;

export function checkBody(report: CheckReport, language: Language): Element {
  const words = REPORT_WORDS[language];
  return el(
    'body',
    el('h1', words.checkTitle),
    totals([report], [''], words),
    el('h2', words.checks),
    checkTable([report], [words.found], language),
    ...details(report, language),
    worst(report, words),
    labels(report, language),
  );
}

export function cleanBody(report: CleanReport, language: Language): Element {
  const words = REPORT_WORDS[language];
  const { before, after, repairs } = report;
  const heads = [words.before, words.after];
  return el(
    'body',
    el('h1', words.cleanTitle),
    totals([before, after], heads, words),
    el('h2', words.repairs),
    repairTable(repairs, language),
    ...repairs.filter(({ count }) => count > 0).map((repair) => repairSection(repair, language)),
    el('h2', words.checks),
    checkTable([before, after], heads, language),
    ...details(after, language),
    worst(after, words),
    labels(after, language),
  );
}

const number = (value: number): Element =>
  withAttributes(el('td', String(value)), { class: 'number' });

const head = (text: string): Element => withAttributes(el('th', text), { scope: 'col' });

const numberHead = (text: string): Element =>
  withAttributes(el('th', text), { scope: 'col', class: 'number' });

const rowHead = (...children: readonly Child[]): Element =>
  withAttributes(el('th', ...children), { scope: 'row' });

const text = (content: string): Element => withAttributes(el('span', content), { class: 'text' });

function table(heads: readonly string[], rows: readonly Element[]): Element {
  const headRow = el('tr', ...heads.map(head));
  return el('table', el('thead', headRow), el('tbody', ...rows));
}

/** All columns but the first are numbers. */
function numbers(heads: readonly string[], rows: readonly Element[]): Element {
  const [first = '', ...others] = heads;
  const headRow = el('tr', head(first), ...others.map(numberHead));
  return el('table', el('thead', headRow), el('tbody', ...rows));
}

function totals(
  reports: readonly CheckReport[],
  heads: readonly string[],
  words: ReportWords,
): Element {
  const row = (name: string, count: (report: CheckReport) => number): Element =>
    el('tr', rowHead(name), ...reports.map((report) => number(count(report))));
  const rows = [
    row(words.documents, ({ documents }) => documents),
    row(words.mentions, ({ mentions }) => mentions),
    row(words.relations, ({ relations }) => relations),
    row(words.events, ({ events }) => events),
    row(words.quality, ({ quality }) => quality.mean),
  ];
  return el(
    'section',
    numbers(['', ...heads], rows),
    el('h2', words.tenths),
    numbers([words.score, ...heads], tenthRows(reports)),
    el('p', el('small', words.qualityHelp)),
  );
}

/** Tenths without a document are left out. */
function tenthRows(reports: readonly CheckReport[]): readonly Element[] {
  return Array.from({ length: 10 }, (_, at) => 9 - at).flatMap((tenth) => {
    const counts = reports.map(({ quality }) => quality.tenths[tenth] ?? 0);
    const name = `${tenth / 10}–${(tenth + 1) / 10}`;
    return counts.every((count) => count === 0)
      ? []
      : [el('tr', rowHead(name), ...counts.map(number))];
  });
}

function checkTable(
  reports: readonly CheckReport[],
  heads: readonly string[],
  language: Language,
): Element {
  const words = REPORT_WORDS[language];
  const rows = (reports[0]?.checks ?? []).map(({ code }) => {
    const counts = reports.map(({ checks }) => checks.find((c) => c.code === code)?.count ?? 0);
    const cells = counts.map((count) =>
      withAttributes(el('td', count === 0 ? words.passed : String(count)), {
        class: count === 0 ? 'number ok' : 'number bad',
      }),
    );
    return el('tr', rowHead(CHECK_WORDS[code].name[language]), ...cells);
  });
  return el('section', numbers([words.check, ...heads], rows));
}

/** Of checks that found something. */
function details({ checks }: CheckReport, language: Language): readonly Element[] {
  return checks
    .filter(({ count }) => count > 0)
    .map((result) =>
      el(
        'section',
        el('h2', CHECK_WORDS[result.code].name[language]),
        el('p', CHECK_WORDS[result.code].advice[language]),
        el('p', el('small', summary(result, language))),
        examples(result.examples, language),
      ),
    );
}

function summary({ count, documents, kinds, repair }: CheckResult, language: Language): string {
  const words = REPORT_WORDS[language];
  const parts = kinds.map(({ kind, count: of }) => `${kindName(kind, language)} ${of}`);
  const by = repair === undefined ? words.byPerson : `${words.repair}: ${repair}`;
  return `${words.found}: ${count} (${parts.join(', ')}) · ${words.inDocuments}: ${documents} · ${by}`;
}

function repairTable(repairs: readonly RepairCount[], language: Language): Element {
  const words = REPORT_WORDS[language];
  const rows = repairs.map(({ code, count, documents }) =>
    el(
      'tr',
      rowHead(REPAIR_WORDS[code][language], ' ', el('code', code)),
      number(count),
      number(documents),
    ),
  );
  return el('section', numbers([words.repair, words.changes, words.inDocuments], rows));
}

function repairSection({ code, kinds, examples: list }: RepairCount, language: Language): Element {
  const parts = kinds.map(({ kind, count }) => `${kindName(kind, language)} ${count}`);
  return el(
    'section',
    el('h2', REPAIR_WORDS[code][language]),
    el('p', el('small', parts.join(' · '))),
    examples(list, language),
  );
}

function examples(list: readonly Example[], language: Language): Element {
  const words = REPORT_WORDS[language];
  const rows = list.map((example) =>
    el(
      'tr',
      el('td', kindName(example.kind, language)),
      el('td', text(example.quote)),
      el('td', text(example.document)),
      el('td', el('code', placeOf(example))),
    ),
  );
  return table([words.kind, words.quote, words.documents, words.place], rows);
}

function placeOf({ file, line, start, end }: Example): string {
  const at = line === undefined ? file : `${file}:${line}`;
  return start === undefined || end === undefined ? at : `${at} [${start}, ${end})`;
}

function worst({ quality }: CheckReport, words: ReportWords): Element {
  const rows = quality.worst.map(({ document, file, line, score }) =>
    el(
      'tr',
      number(score),
      el('td', text(document)),
      el('td', el('code', line === undefined ? file : `${file}:${line}`)),
    ),
  );
  const list = rows.length === 0 ? el('p', words.none) : undefined;
  return el(
    'section',
    el('h2', words.worst),
    list ?? table([words.score, words.documents, words.place], rows),
  );
}

function labels({ labels: all }: CheckReport, language: Language): Element {
  const words = REPORT_WORDS[language];
  const sorted = all.toSorted((a, b) => b.count - a.count).slice(0, MOST_LABELS);
  const rows = sorted.map(({ kind, label, count }) =>
    el('tr', el('td', kindName(kind, language)), el('td', text(label)), number(count)),
  );
  const more = all.length - sorted.length;
  return el(
    'section',
    el('h2', words.labels),
    table([words.kind, words.label, words.uses], rows),
    ...(more > 0 ? [el('p', `… +${more}`)] : []),
  );
}

function kindName(kind: string, language: Language): string {
  return KIND_WORDS[kind]?.[language] ?? kind;
}
