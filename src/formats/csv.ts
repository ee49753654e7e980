/** CSV: a file each for entities, relations and events. Written for Excel and pandas; not read back. */
import type { Document } from '../core/document';
import type { LossCounter } from './count-losses';
import type { Format, FormatFile, Language, WriteOptions } from './format';
import { writing } from './record-format';
import { csvCell, type CellChange } from './table/cells';
import { headerRow, localised, SHEETS } from './table/localised';
import { TABLE_WORDS } from './table/headers';
import { rowsOf, type Row, type SheetName } from './table/sheets';
import { TABLE_LOSSES, tableView } from './table/table-view';
import { BYTE_ORDER_MARK, writeCsvRows } from './table/write-csv';

const DETAILS: Readonly<Partial<Record<CellChange, string>>> = {
  escaped: 'an apostrophe was put before text that a spreadsheet would take for a formula',
  replaced: 'characters that the file cannot hold became U+FFFD',
};

export const CSV: Format = {
  id: 'csv',
  name: 'CSV',
  extensions: ['.csv'],
  folder: true,
  losses: [...TABLE_LOSSES, 'cell-escaped', 'cell-replaced'],
  write: (documents, options) => writing((losses) => writeFiles(documents, options, losses)),
};

async function* writeFiles(
  documents: AsyncIterable<Document>,
  options: WriteOptions,
  losses: LossCounter,
): AsyncGenerator<FormatFile> {
  const { language = 'zh' } = options;
  for (const sheet of SHEETS) {
    const header = writeCsvRows([headerRow(sheet, language)]);
    yield { path: pathOf(sheet, language), content: BYTE_ORDER_MARK + header };
  }
  for await (const document of documents) {
    const rows = rowsOf(tableView(document, options, losses));
    for (const sheet of SHEETS) {
      const written = rows[sheet].map((row) =>
        writtenRow(sheet, row, language, document.id, losses),
      );
      if (written.length === 0) continue;
      yield { path: pathOf(sheet, language), content: writeCsvRows(written) };
    }
  }
}

function pathOf(sheet: SheetName, language: Language): string {
  return `${TABLE_WORDS[language].sheets[sheet]}.csv`;
}

function writtenRow(
  sheet: SheetName,
  row: Row,
  language: Language,
  document: string,
  losses: LossCounter,
): readonly (string | number)[] {
  return localised(sheet, row, language).map((cell) => {
    const { value, change } = csvCell(cell);
    if (change !== undefined) losses.add(`cell-${change}`, document, DETAILS[change] ?? '');
    return value;
  });
}
