/** Looks through a table: its columns, its first rows, how many there are, and what is wrong in it. */
import type { FileProblem } from '../file-document';
import { guessChoice } from './guess';
import type { TablePreview, TableSource } from './table';

/** Rows that are shown. */
const FIRST = 12;
/** Problems that are listed; the rest is counted by the last one. */
const MOST_PROBLEMS = 50;

export async function scanTable(
  source: TableSource,
  onRows: (rows: number) => void = () => undefined,
): Promise<TablePreview> {
  const named = source.columns !== undefined;
  const { first, rows, width, problems } = await look(source, onRows);
  const head = source.columns ?? first[0] ?? [];
  const guess = guessChoice(head, named ? first : first.slice(1), named);
  const columns = columnNames(head, Math.max(width, head.length), guess.header);
  return { columns, first, rows, named, guess, problems };
}

async function look(source: TableSource, onRows: (rows: number) => void) {
  const first: (readonly string[])[] = [];
  const problems: FileProblem[] = [];
  let [rows, width] = [0, 0];
  for await (const row of source.rows()) {
    if (!row.ok) {
      if (problems.length < MOST_PROBLEMS) problems.push(row.error);
      continue;
    }
    rows += 1;
    width = Math.max(width, row.value.cells.length);
    if (first.length < FIRST) first.push(row.value.cells);
    if (rows % 5000 === 0) onRows(rows);
  }
  return { first, rows, width, problems };
}

/** From the header, and letters as a spreadsheet has them where it has none. */
export function columnNames(
  head: readonly string[],
  width: number,
  header: boolean,
): readonly string[] {
  return Array.from({ length: width }, (_, index) => columnName(head, index, header));
}

/** The name in the header, else its letters in a spreadsheet. */
function columnName(head: readonly string[], index: number, header: boolean): string {
  const name = header ? (head[index]?.trim() ?? '') : '';
  return name === '' ? letters(index) : name;
}

/** `0` is `A`, `26` is `AA`. */
function letters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letters(Math.floor(index / 26) - 1) + letter;
}
