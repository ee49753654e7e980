/** Rows of a tagged file: a token, maybe other columns, and one or two tags. */
import { err, ok, type Result } from '../../core/result';
import type { FormatFailure } from '../format';
import type { WholeFile } from '../read-records';
import { splitBlocks, type TextRecord } from '../records';

export interface TaggedRow {
  readonly token: string;
  readonly tags: readonly string[];
}

export interface Sentence {
  readonly rows: readonly TaggedRow[];
  /** From 1: of its first row. */
  readonly line: number;
}

export type RowLoss = 'broken-row' | 'unknown-tag' | 'column';

export interface TaggedFile {
  /** Sentences by document: one each where the file marks no documents. */
  readonly documents: readonly (readonly Sentence[])[];
  readonly layers: number;
}

const TAG = /^(?:O|[BIMESLUW]-\S+)$/u;
const START = '-DOCSTART-';
const COMMENT = /^#\s/u;

type Lose = (code: RowLoss, line: number) => void;

/** `lose` is told of every row or column that has no place. Rows keep their token. */
export function readTaggedFile(
  { path, text }: WholeFile,
  lose: Lose,
): Result<TaggedFile, FormatFailure> {
  const blocks = splitBlocks(text).map((block) => block.filter((row) => !isComment(row, lose)));
  const first = blocks.flat().find((row) => !isStart(row));
  if (first === undefined) return wrongFile('broken-file', path, 1);
  const cells = splitRow(first.text);
  const tag = cells.findLastIndex((cell, index) => index > 0 && TAG.test(cell));
  if (tag === -1) return wrongFile('not-this-format', path, first.line);
  const layered = cells.length === 3 && tag === 2 && TAG.test(cells[1] ?? '');
  const columns = { count: cells.length, tags: layered ? [1, 2] : [tag] };
  if (cells.length > columns.tags.length + 1) lose('column', first.line);
  return ok({ documents: documentsOf(blocks, columns, lose), layers: columns.tags.length });
}

function wrongFile(
  code: 'broken-file' | 'not-this-format',
  file: string,
  line: number,
): Result<never, FormatFailure> {
  const reason = 'expected a token and a tag such as O, B-PER or I-PER, one pair a line';
  return err({ code, file, line, reason });
}

interface Columns {
  readonly count: number;
  /** Which of them hold tags. */
  readonly tags: readonly number[];
}

/** A mark before each document, if there are marks; else each block is one. */
function documentsOf(
  blocks: readonly (readonly TextRecord[])[],
  columns: Columns,
  lose: Lose,
): readonly (readonly Sentence[])[] {
  const documents: Sentence[][] = [];
  let marked = false;
  for (const block of blocks) {
    const begins = block[0] !== undefined && isStart(block[0]);
    marked ||= begins;
    if (begins || !marked) documents.push([]);
    const rows = begins ? block.slice(1) : block;
    if (rows[0] === undefined) continue;
    const read = rows.map((row) => readRow(row, columns, lose));
    documents.at(-1)?.push({ line: rows[0].line, rows: read });
  }
  return documents.filter((sentences) => sentences.length > 0);
}

function isStart({ text }: TextRecord): boolean {
  return text.startsWith(START);
}

function isComment(
  { text, line }: TextRecord,
  lose: (code: RowLoss, line: number) => void,
): boolean {
  if (!COMMENT.test(text) || TAG.test(splitRow(text).at(-1) ?? '')) return false;
  lose('broken-row', line);
  return true;
}

/** A row with other columns than the first one keeps its token alone. */
function readRow({ text, line }: TextRecord, { count, tags }: Columns, lose: Lose): TaggedRow {
  const cells = splitRow(text);
  // A token of white space may have been trimmed; it still takes one place in the text.
  const token = cells[0] === undefined || cells[0] === '' ? ' ' : cells[0];
  if (cells.length !== count) {
    lose('broken-row', line);
    return { token, tags: tags.map(() => 'O') };
  }
  return {
    token,
    tags: tags.map((index) => {
      const tag = cells[index] ?? '';
      if (TAG.test(tag)) return tag;
      lose('unknown-tag', line);
      return 'O';
    }),
  };
}

/** A token may itself be a blank, so a row is not simply split at white space. */
function splitRow(text: string): readonly string[] {
  if (text.includes('\t')) {
    const [token = '', ...rest] = text.split('\t');
    return [token, ...rest.map((cell) => cell.trim()).filter((cell) => cell !== '')];
  }
  if (/^\s /u.test(text)) return [text.charAt(0), ...text.slice(1).trim().split(/ +/u)];
  if (text.startsWith(' ')) return [' ', ...text.trim().split(/ +/u)];
  return text.trimEnd().split(/ +/u);
}
