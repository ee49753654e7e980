/** A word list from what a person pasted or a file holds: columns, of which one has the terms. */
import { readDelimited } from '../../formats/table/read-delimited';

export interface TermTable {
  /** All of one length; empty cells are empty strings. */
  readonly rows: readonly (readonly string[])[];
  readonly columns: number;
}

function delimiterOf(text: string): string | undefined {
  const [line = ''] = text.split('\n', 1);
  return ['\t', ',', ';', '，'].find((mark) => line.includes(mark));
}

/** A column where nothing parts the first line; names of one line may also stand apart by 、. */
export function readTerms(text: string): TermTable {
  const delimiter = delimiterOf(text);
  const rows =
    delimiter === undefined
      ? text.split(/[\n、]/).map((term) => [term])
      : readDelimited(text, delimiter);
  const trimmed = rows.map((row) => row.map((cell) => cell.trim()));
  const filled = trimmed.filter((row) => row.some((cell) => cell !== ''));
  const columns = filled.reduce((most, row) => Math.max(most, row.length), 0);
  return {
    rows: filled.map((row) => Array.from({ length: columns }, (_, at) => row[at] ?? '')),
    columns,
  };
}

/** The different terms of one column, without its heading where it has one. */
export function termsOf({ rows }: TermTable, column: number, heading: boolean): readonly string[] {
  const cells = rows.slice(heading ? 1 : 0).map((row) => row[column] ?? '');
  return [...new Set(cells.filter((cell) => cell !== ''))];
}
