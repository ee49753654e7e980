/**
 * One token and its tags a row, a blank line after each sentence: BIO, BMES and BIOES, tab or space
 * separated. Two columns of tags are two layers of mentions (names and nominals, say).
 */
import type { AnnotatedDocument } from '../core/extraction';
import { err, ok } from '../core/result';
import type { Result } from '../core/result';
import { codePointRange, codePoints } from './code-points';
import { DocumentBuilder } from './document-builder';
import type { FormatError } from './format-error';
import { nameOf, tagOf } from './label-map';
import type { LabelMap } from './label-map';
import { NO_RECORDS, splitBlocks } from './records';
import type { TextRecord } from './records';
import { decodeTags, encodeTags } from './tag-scheme';
import type { TagScheme, TokenSpan } from './tag-scheme';

interface Row {
  readonly token: string;
  readonly tags: readonly string[];
}

interface Sheet {
  readonly columns: number;
  readonly sentences: readonly (readonly Row[])[];
}

export function parseTagged(
  content: string,
  labels: LabelMap,
): Result<readonly AnnotatedDocument[], FormatError> {
  const sheet = readSheet(content);
  if (!sheet.ok) return sheet;
  const segmented = hasSegmentDigits(sheet.value);
  return ok(
    sheet.value.sentences.map((rows, index) =>
      toDocument(
        segmented ? rows.map(withoutSegmentDigit) : rows,
        sheet.value.columns,
        labels,
        index,
      ),
    ),
  );
}

function toDocument(
  rows: readonly Row[],
  columns: number,
  labels: LabelMap,
  index: number,
): AnnotatedDocument {
  const builder = new DocumentBuilder(rows.map((row) => row.token).join(''));
  const starts: number[] = [0];
  for (const row of rows) starts.push((starts.at(-1) ?? 0) + row.token.length);
  for (let column = 0; column < columns; column += 1) {
    for (const span of decodeTags(rows.map((row) => row.tags[column] ?? 'O'))) {
      const type = nameOf(labels, span.type);
      if (type === undefined) builder.note('cut', `label not mapped: ${span.type}`);
      else builder.add(type, starts[span.start] ?? 0, starts[span.end] ?? 0);
    }
  }
  return builder.build(String(index));
}

function readSheet(content: string): Result<Sheet, FormatError> {
  const sentences: Row[][] = [];
  let columns: number | undefined;
  for (const block of splitBlocks(content)) {
    const rows: Row[] = [];
    for (const record of block) {
      const row = readRow(record);
      if (!row.ok) return row;
      columns ??= row.value.tags.length;
      if (row.value.tags.length !== columns) {
        return wrongRow(record, `${columns} column(s) of tags as in the rows before`);
      }
      rows.push(row.value);
    }
    sentences.push(rows);
  }
  return columns === undefined ? err(NO_RECORDS) : ok({ columns, sentences });
}

const TAG = /^(?:O|[BIMES]-\S+)$/u;

function readRow(record: TextRecord): Result<Row, FormatError> {
  const cells = splitRow(record.text);
  const [token, ...tags] = cells;
  if (token === undefined || tags.length < 1 || tags.length > 2) {
    return wrongRow(record, 'a token and one or two tags, separated by a tab or a space');
  }
  const odd = tags.find((tag) => !TAG.test(tag));
  if (odd !== undefined) {
    return wrongRow(record, 'a tag such as O, B-PER, I-PER, M-PER, E-PER or S-PER');
  }
  // A row whose token was white space and got trimmed still takes one place in the text.
  return ok({ token: token === '' ? ' ' : token, tags });
}

/** A token may itself be a space, so a row is not simply split at white space. */
function splitRow(text: string): readonly string[] {
  if (text.includes('\t')) {
    const [token = '', ...tags] = text.split('\t');
    return [token, ...tags.filter((tag) => tag !== '').map((tag) => tag.trim())];
  }
  const match = /^(\s(?= )|\S*) +(\S+)(?: +(\S+))? *$/u.exec(text);
  if (match === null) return [text];
  return match.slice(1).filter((cell): cell is string => typeof cell === 'string');
}

function wrongRow(record: TextRecord, expected: string): Result<never, FormatError> {
  const shown = record.text.length > 40 ? `${record.text.slice(0, 40)}…` : record.text;
  const reason = `expected ${expected}, found ${JSON.stringify(shown)}`;
  return err({ code: 'wrong-row', line: record.line, reason });
}

/** Weibo NER writes each character with the number of its place in a word, such as `科0 技1`. */
function hasSegmentDigits(sheet: Sheet): boolean {
  return sheet.sentences.every((rows) => rows.every((row) => /^.+\d$/su.test(row.token)));
}

function withoutSegmentDigit(row: Row): Row {
  return { token: row.token.slice(0, -1), tags: row.tags };
}

export interface TaggedExport {
  readonly content: string;
  /** Mentions that overlap an earlier or longer one: this format cannot say them. */
  readonly overlapping: number;
}

/** One code point a row. Tabs and line breaks, which would break the rows, are written as spaces. */
export function exportTagged(
  documents: readonly AnnotatedDocument[],
  labels: LabelMap,
  scheme: TagScheme,
): TaggedExport {
  let overlapping = 0;
  const blocks = documents.map(({ text, extraction }) => {
    const tokens = codePoints(text).map((token) => token.replace(/[\t\r\n\uFEFF]/u, ' '));
    const spans: TokenSpan[] = [];
    const byStart = [...extraction.mentions].sort((a, b) => a.start - b.start || b.end - a.end);
    for (const mention of byStart) {
      const { start, end } = codePointRange(text, mention);
      const type = tagOf(labels, mention.type).replaceAll(/\s/gu, '_');
      if (start < (spans.at(-1)?.end ?? 0)) overlapping += 1;
      else spans.push({ type, start, end });
    }
    const tags = encodeTags(spans, tokens.length, scheme);
    return tokens.map((token, index) => `${token}\t${tags[index] ?? 'O'}\n`).join('');
  });
  return { content: blocks.join('\n'), overlapping };
}
