/** The rows of a table as documents: one column is the text, the others are kept as fields. */
import { normalizeLineEnds } from '../../core/file/line-ends';
import { ok, type Result } from '../../core/result';
import type { LossCounter } from '../../formats/count-losses';
import type { FileDocument, FileProblem } from '../file-document';
import { checkedText } from '../text';
import type { TableChoice, TableRow, TableSource } from './table';

/** A row without a text is counted in `losses`, and is no document. */
export async function* documentsOfTable(
  source: TableSource,
  choice: TableChoice,
  columns: readonly string[],
  losses: LossCounter,
): AsyncGenerator<Result<FileDocument, FileProblem>> {
  let skip = choice.header && source.columns === undefined;
  for await (const row of source.rows()) {
    if (!row.ok) {
      yield row;
      continue;
    }
    if (skip) {
      skip = false;
      continue;
    }
    const document = documentOf(row.value, source, choice, columns);
    if (document.text.trim() === '') {
      losses.add('row-without-text', `${source.file}:${row.value.row}`, 'a row has no text');
    } else {
      const checked = checkedText(document);
      yield checked.ok
        ? ok(document)
        : { ok: false, error: { ...checked.error, line: row.value.row } };
    }
  }
}

function documentOf(
  { row, cells }: TableRow,
  { file, part }: TableSource,
  { text, name, id }: TableChoice,
  columns: readonly string[],
): FileDocument {
  const cellOf = (index: number | undefined): string =>
    index === undefined ? '' : (cells[index] ?? '').trim();
  const fields = fieldsOf(cells, columns, text);
  const own = cellOf(id);
  return {
    text: normalizeLineEnds(cells[text] ?? ''),
    title: cellOf(name),
    source: {
      file,
      row,
      ...(own === '' ? {} : { id: own }),
      ...(part === undefined ? {} : { part }),
      ...(Object.keys(fields).length === 0 ? {} : { fields }),
    },
    losses: [],
  };
}

function fieldsOf(
  cells: readonly string[],
  columns: readonly string[],
  text: number,
): Readonly<Record<string, string>> {
  const entries = cells.flatMap((cell, index) => {
    const column = columns[index];
    return index === text || column === undefined || cell === '' ? [] : [[column, cell] as const];
  });
  return Object.fromEntries(entries);
}
