/** Records of JSON that no format knows, such as `{"id","text"}` a line, as a table: keys are columns. */
import { err, ok, type Result } from '../../core/result';
import { readRecords } from '../../formats/read-records';
import { problem, type FileProblem } from '../file-document';
import type { TableRow, TableSource } from './table';

/** `text`: the whole file. Fails where no record is an object. */
export async function openJson(
  path: string,
  text: string,
): Promise<Result<TableSource, FileProblem>> {
  const columns = new Set<string>();
  let first: FileProblem | undefined;
  for await (const record of recordsOf(path, text)) {
    if (record.ok) for (const key of Object.keys(record.value.value)) columns.add(key);
    else first ??= record.error;
  }
  if (columns.size === 0) {
    return err(first ?? problem('unknown-kind', path, 'it has no records with fields'));
  }
  const names = [...columns];
  const rows = (): AsyncIterable<Result<TableRow, FileProblem>> => rowsOf(path, text, names);
  return ok({ file: path, columns: names, rows, losses: () => [] });
}

interface JsonRow {
  readonly row: number;
  readonly value: Readonly<Record<string, unknown>>;
}

async function* recordsOf(
  path: string,
  content: string,
): AsyncGenerator<Result<JsonRow, FileProblem>> {
  let row = 0;
  // eslint-disable-next-line @typescript-eslint/require-await
  const files = (async function* () {
    yield { path, content };
  })();
  for await (const record of readRecords(files)) {
    row += 1;
    if (!record.ok) {
      yield err(problem('broken', path, record.error.reason, record.error.line));
      continue;
    }
    const { value, line } = record.value;
    if (isObject(value)) yield ok({ row: line ?? row, value });
    else if (typeof value === 'string') yield ok({ row: line ?? row, value: { text: value } });
    else yield err(problem('broken', path, 'expected an object with fields', line));
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

async function* rowsOf(
  path: string,
  text: string,
  columns: readonly string[],
): AsyncGenerator<Result<TableRow, FileProblem>> {
  for await (const record of recordsOf(path, text)) {
    if (!record.ok) yield record;
    else {
      const { row, value } = record.value;
      yield ok({ row, cells: columns.map((name) => cellText(value[name])) });
    }
  }
}

function cellText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
