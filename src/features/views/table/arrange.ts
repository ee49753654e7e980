/** Filtering, ordering and writing out the rows of the table. */
import { csvCell } from '../../../formats/table/cells';
import type { Column, Row, State } from './rows';

export interface Order {
  readonly column: Column;
  readonly descending: boolean;
}

export interface Filters {
  readonly query: string;
  /** Empty: all. */
  readonly type: string;
  readonly state: State | '';
  readonly origin: string;
}

export const NO_FILTERS: Filters = { query: '', type: '', state: '', origin: '' };

/** Names of the things that are no text of a find. */
export interface CellWords {
  readonly states: Readonly<Record<State, string>>;
  readonly person: string;
  readonly place: (line: number, offset: number) => string;
}

export function cellText(row: Row, column: Column, words: CellWords): string {
  if (column === 'type') return row.type;
  if (column === 'score') return row.score === undefined ? '' : row.score.toFixed(2);
  if (column === 'origin') return row.origin === 'person' ? words.person : row.origin;
  if (column === 'state') return words.states[row.state];
  if (column === 'place') return words.place(row.line, row.start);
  return row.cells[column] ?? '';
}

export function filtered(rows: readonly Row[], filters: Filters): readonly Row[] {
  const query = filters.query.trim().toLowerCase();
  return rows.filter(
    (row) =>
      (filters.type === '' || row.type === filters.type) &&
      (filters.state === '' || row.state === filters.state) &&
      (filters.origin === '' || row.origin === filters.origin) &&
      (query === '' || Object.values(row.cells).some((cell) => cell.toLowerCase().includes(query))),
  );
}

const COLLATOR = new Intl.Collator('zh-CN', { numeric: true });

function compareBy(column: Column, words: CellWords): (a: Row, b: Row) => number {
  if (column === 'place') return (a, b) => a.start - b.start;
  // What has no score is certain: a person's or gold.
  if (column === 'score') return (a, b) => (a.score ?? 1) - (b.score ?? 1);
  return (a, b) => COLLATOR.compare(cellText(a, column, words), cellText(b, column, words));
}

/** Equal ones stay in the order of the text. */
export function ordered(
  rows: readonly Row[],
  { column, descending }: Order,
  words: CellWords,
): readonly Row[] {
  const compare = compareBy(column, words);
  return rows.toSorted(
    (a, b) => (descending ? -compare(a, b) : compare(a, b)) || a.start - b.start,
  );
}

/** As it looks, with a row of headings; a spreadsheet takes no cell for a formula. */
export function asTsv(
  rows: readonly Row[],
  columns: readonly Column[],
  heading: (column: Column) => string,
  words: CellWords,
): string {
  const cell = (text: string): string => String(csvCell(text.replace(/[\t\r\n]+/g, ' ')).value);
  const lines = rows.map((row) => columns.map((column) => cell(cellText(row, column, words))));
  return [columns.map(heading), ...lines].map((line) => line.join('\t')).join('\n');
}
