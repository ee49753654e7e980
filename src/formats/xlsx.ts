/** XLSX: one workbook, a sheet each for entities, relations and events. Not read back. */
import type { Document } from '../core/document';
import type { LossCounter } from './count-losses';
import type { Format, FormatFile, Language, WriteOptions } from './format';
import { writing } from './record-format';
import { xlsxCell, type CellChange } from './table/cells';
import { TABLE_WORDS } from './table/headers';
import { headerRow, localised, SHEETS } from './table/localised';
import { COLUMNS, NUMBERS, rowsOf, type Row, type SheetName } from './table/sheets';
import { TABLE_LOSSES, tableView } from './table/table-view';
import { writeWorkbook, type XlsxSheet } from './table/write-xlsx';

const PATH = 'chinchilla.xlsx';
/** Rows of a sheet, Excel's limit; the header is one of them. */
const MOST_ROWS = 1_048_576;

const DETAILS: Readonly<Partial<Record<CellChange, string>>> = {
  replaced: 'line ends became LF, and characters that XML cannot hold became U+FFFD',
  cut: 'text longer than a cell may be (32,767 UTF-16 code units) was cut',
};

export const XLSX: Format = {
  id: 'xlsx',
  name: 'Excel',
  extensions: ['.xlsx'],
  losses: [...TABLE_LOSSES, 'cell-replaced', 'cell-cut'],
  write: (documents, options) => writing((losses) => writeFile(documents, options, losses)),
};

type Cells = readonly (string | number)[];

/** A workbook is one archive, so all rows are held until the last document came. */
async function* writeFile(
  documents: AsyncIterable<Document>,
  options: WriteOptions,
  losses: LossCounter,
): AsyncGenerator<FormatFile> {
  const { language = 'zh' } = options;
  const rows: Record<SheetName, Cells[]> = { entities: [], relations: [], events: [] };
  for await (const document of documents) {
    const found = rowsOf(tableView(document, options, losses));
    for (const sheet of SHEETS) {
      for (const row of found[sheet]) {
        rows[sheet].push(writtenRow(sheet, row, language, document.id, losses));
      }
    }
  }
  const sheets = SHEETS.flatMap((sheet) => sheetsOf(sheet, rows[sheet], language));
  yield { path: PATH, content: await writeWorkbook(sheets) };
}

/** More than one where there are more rows than a sheet may have. */
function sheetsOf(sheet: SheetName, rows: readonly Cells[], language: Language): XlsxSheet[] {
  const name = TABLE_WORDS[language].sheets[sheet];
  const header = headerRow(sheet, language);
  const columns = COLUMNS[sheet].map((column) => ({
    number: NUMBERS.has(column),
    width: NUMBERS.has(column) ? 9 : column === 'sentence' ? 60 : 18,
  }));
  const sheets: XlsxSheet[] = [];
  for (let at = 0; at === 0 || at < rows.length; at += MOST_ROWS - 1) {
    const part = [header, ...rows.slice(at, at + MOST_ROWS - 1)];
    sheets.push({ name: at === 0 ? name : `${name} ${sheets.length + 1}`, columns, rows: part });
  }
  return sheets;
}

function writtenRow(
  sheet: SheetName,
  row: Row,
  language: Language,
  document: string,
  losses: LossCounter,
): Cells {
  return localised(sheet, row, language).map((cell) => {
    const { value, change } = xlsxCell(cell);
    if (change !== undefined) losses.add(`cell-${change}`, document, DETAILS[change] ?? '');
    return value;
  });
}
