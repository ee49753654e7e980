/** XLSX: each sheet is a table of values. Formulas count by their stored results; macros are never looked at. */
import { readXlsx, type CellValue } from 'hucre/xlsx';
import { err, ok, type Result } from '../../core/result';
import type { Loss } from '../../formats/format';
import {
  describe,
  problem,
  sizeProblem,
  type FileProblem,
  type PickedFile,
} from '../file-document';
import { openArchive } from '../zip/archive';
import { repack } from '../zip/expand';
import type { TableRow, TableSource } from './table';

/** How a file begins that Office has encrypted. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

export function isCompound(bytes: Uint8Array): boolean {
  return COMPOUND.every((byte, index) => bytes[index] === byte);
}

export async function openXlsx(
  file: PickedFile,
): Promise<Result<readonly TableSource[], FileProblem>> {
  const { path, blob } = file;
  const size = sizeProblem(file);
  if (size !== undefined) return err(size);
  const bytes = new Uint8Array(await blob.arrayBuffer());
  if (isCompound(bytes)) return err(problem('encrypted', path, 'it is an encrypted or old file'));
  const packed = repack(bytes, path);
  if (!packed.ok) return packed;
  try {
    const { sheets } = await readXlsx(packed.value);
    const losses = macroLoss(bytes, path);
    const filled = sheets.filter(({ rows }) => rows.some((row) => row.some(isFilled)));
    if (filled.length === 0) return err(problem('no-text', path, 'no sheet of it has a cell'));
    return ok(filled.map(({ name, rows }) => sheetSource(path, name, rows, losses)));
  } catch (error) {
    return err(problem('broken', path, describe(error)));
  }
}

function isFilled(cell: CellValue | undefined): boolean {
  return cell !== null && cell !== undefined && cell !== '';
}

function macroLoss(bytes: Uint8Array, path: string): readonly Loss[] {
  const archive = openArchive(bytes, path);
  const macros = archive.ok && archive.value.entries.some(({ name }) => /vbaProject/iu.test(name));
  if (!macros) return [];
  return [{ code: 'macros', count: 1, where: [path], detail: 'macros are ignored' }];
}

function sheetSource(
  file: string,
  part: string,
  rows: readonly (readonly CellValue[])[],
  losses: readonly Loss[],
): TableSource {
  return { file, part, rows: () => rowsOf(rows), losses: () => losses };
}

// What reads tables takes rows that may come one by one.
// eslint-disable-next-line @typescript-eslint/require-await
async function* rowsOf(
  rows: readonly (readonly CellValue[])[],
): AsyncGenerator<Result<TableRow, never>> {
  for (const [index, row] of rows.entries()) {
    if (row.some(isFilled)) yield ok({ row: index + 1, cells: Array.from(row, cellText) });
  }
}

function cellText(cell: CellValue | undefined): string {
  if (cell === null || cell === undefined) return '';
  // A workbook has no time zone.
  if (cell instanceof Date)
    return cell
      .toISOString()
      .slice(0, 19)
      .replace('T', ' ')
      .replace(/ 00:00:00$/u, '');
  // Its numbers have fifteen digits.
  return String(typeof cell === 'number' ? Number(cell.toPrecision(15)) : cell);
}
