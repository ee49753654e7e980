/** What a cell may hold: text that no spreadsheet takes for a formula, and that can be written at all. */
import type { Cell } from './sheets';

/** The cell as it is written, and what was done to it. */
export interface WrittenCell {
  readonly value: string | number;
  readonly change?: CellChange;
}

/**
 * `escaped`: an apostrophe was put before it. `replaced`: characters that the file cannot hold became
 * U+FFFD. `cut`: it was longer than a cell may be.
 */
export type CellChange = 'escaped' | 'replaced' | 'cut';

/** What Excel and others begin a formula with, the full-width forms of some input methods among them. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;
const UNPAIRED = /\p{Cs}/gu;
/** What XML 1.0 has no place for. */
// eslint-disable-next-line no-control-regex -- these are the characters to find
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;
/** Excel reads `_x0041_` as `A`. */
const LOOKS_ESCAPED = /_x(?=[0-9A-Fa-f]{4}_)/gu;
/** UTF-16 code units in a cell, Excel's limit. */
const CELL_LENGTH = 32_767;

/** For CSV, where every cell is text and a program guesses: a leading apostrophe marks text. */
export function csvCell(cell: Cell): WrittenCell {
  if (cell === undefined) return { value: '' };
  if (typeof cell === 'number') return { value: cell };
  const plain = cell.replaceAll('\u0000', '\ufffd').replace(UNPAIRED, '\ufffd');
  if (FORMULA.test(plain)) return { value: `'${plain}`, change: 'escaped' };
  return plain === cell ? { value: cell } : { value: plain, change: 'replaced' };
}

/** For XLSX, where a cell says that it is text: line ends become LF, and the length is limited. */
export function xlsxCell(cell: Cell): WrittenCell {
  if (cell === undefined) return { value: '' };
  if (typeof cell === 'number') return { value: cell };
  const plain = cell.replace(/\r\n?/gu, '\n').replace(NOT_XML, '\ufffd');
  const escaped = plain.replace(LOOKS_ESCAPED, '_x005F_x');
  if (escaped.length > CELL_LENGTH) {
    return { value: `${escaped.slice(0, CELL_LENGTH - 1).replace(UNPAIRED, '')}…`, change: 'cut' };
  }
  return plain === cell ? { value: escaped } : { value: escaped, change: 'replaced' };
}
