/** Files that hold one record a line, or one block of lines a record. */
import type { AnnotatedDocument } from '../core/extraction';
import { err, ok } from '../core/result';
import type { Result } from '../core/result';
import type { FormatError } from './format-error';
import { findJsonError } from './json-error';
import { array } from './shape';
import type { Shape } from './shape';

/** `line` is 1-based: where the record starts in its file. */
export interface TextRecord {
  readonly line: number;
  readonly text: string;
}

const BYTE_ORDER_MARK = '\uFEFF';

/** Lines without their ends; LF, CRLF. */
function splitLines(content: string): readonly TextRecord[] {
  const body = content.startsWith(BYTE_ORDER_MARK) ? content.slice(1) : content;
  return body.split(/\r?\n/u).map((text, index) => ({ line: index + 1, text }));
}

/** The lines that are not blank. */
export function splitRecords(content: string): readonly TextRecord[] {
  return splitLines(content).filter(({ text }) => text.trim() !== '');
}

/** Runs of non-blank lines, as in CoNLL files. A line of spaces is blank. */
export function splitBlocks(content: string): readonly (readonly TextRecord[])[] {
  const blocks: TextRecord[][] = [];
  let block: TextRecord[] = [];
  for (const row of splitLines(content)) {
    if (row.text.trim() !== '') {
      block.push(row);
    } else if (block.length > 0) {
      blocks.push(block);
      block = [];
    }
  }
  if (block.length > 0) blocks.push(block);
  return blocks;
}

export const NO_RECORDS: FormatError = {
  code: 'empty',
  line: 1,
  reason: 'expected at least one record, found an empty file',
};

/** JSON lines: every line is one record of the given shape and becomes one document. */
export function parseJsonLines<T>(
  content: string,
  shape: Shape<T>,
  convert: (record: T, id: string) => AnnotatedDocument,
): Result<readonly AnnotatedDocument[], FormatError> {
  const documents: AnnotatedDocument[] = [];
  for (const { line, text } of splitRecords(content)) {
    const record = parseJson(text, shape);
    if (!record.ok) return err({ ...record.error, line });
    documents.push(convert(record.value, String(documents.length)));
  }
  return documents.length > 0 ? ok(documents) : err(NO_RECORDS);
}

/** The same, where the file may also be one JSON array of records. The line of a record in an array is not known. */
export function parseJsonRecords<T>(
  content: string,
  shape: Shape<T>,
  convert: (record: T, id: string) => AnnotatedDocument,
): Result<readonly AnnotatedDocument[], FormatError> {
  if (!/^\uFEFF?\s*\[/u.test(content)) return parseJsonLines(content, shape, convert);
  const records = parseJson(content, array(shape));
  if (!records.ok) return records;
  const documents = records.value.map((record, index) => convert(record, String(index)));
  return documents.length > 0 ? ok(documents) : err(NO_RECORDS);
}

/** One JSON value of the given shape. The line of a wrong shape is not known and given as 1. */
export function parseJson<T>(text: string, shape: Shape<T>): Result<T, FormatError> {
  const broken = findJsonError(text);
  if (broken !== undefined) {
    return err({ code: 'not-json', line: broken.line, reason: broken.reason });
  }
  const read = shape(JSON.parse(text), '');
  return read.ok ? read : err({ code: 'wrong-shape', line: 1, reason: read.error });
}
