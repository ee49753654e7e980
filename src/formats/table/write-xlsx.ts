/** Sheets as one XLSX file. The one place that knows hucre's writer. */
import { writeXlsx } from 'hucre/xlsx';

export interface XlsxSheet {
  /** At most 31 characters; Excel forbids `: \ / ? * [ ]`. */
  readonly name: string;
  readonly columns: readonly { readonly width: number; readonly number: boolean }[];
  /** The first one is the header. */
  readonly rows: readonly (readonly (string | number)[])[];
}

/** Excel's format for text: what is typed into such a cell later is no formula either. */
const TEXT_FORMAT = '@';

/** The header stays in view and offers filters. Cells are text or numbers, never formulas. */
export async function writeWorkbook(sheets: readonly XlsxSheet[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(({ name, columns, rows }) => ({
      name,
      columns: columns.map(({ width, number }) =>
        number ? { width } : { width, style: { numFmt: TEXT_FORMAT } },
      ),
      rows: rows.map((row) => row.map((cell) => (cell === '' ? null : cell))),
      freezePane: { rows: 1 },
      autoFilter: { range: `A1:${columnLetters(columns.length)}${rows.length}` },
    })),
  });
}

/** `1` is `A`, `27` is `AA`. */
function columnLetters(column: number): string {
  const rest = (column - 1) % 26;
  const letter = String.fromCharCode(65 + rest);
  return column <= 26 ? letter : columnLetters((column - 1 - rest) / 26) + letter;
}
