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

/** `lose` is told of every row or column that has no place. Rows keep their token. */
export function readTaggedFile(
  { path, text }: WholeFile,
  lose: (code: RowLoss, line: number) => void,
): Result<TaggedFile, FormatFailure> {
  const blocks = splitBlocks(text).map((block) => block.filter((row) => !isComment(row, lose)));
  const first = blocks.flat().find((row) => !isStart(row));
  const cells = first === undefined ? [] : splitRow(first.text);
  const last = cells.at(-1);
  if (first === undefined || cells.length < 2 || last === undefined || !TAG.test(last)) {
    const line = first?.line ?? 1;
    const code = first === undefined ? 'broken-file' : 'not-this-format';
    const reason = 'expected a token and a tag such as O, B-PER or I-PER, one pair a line';
    return err({ code, file: path, line, reason });
  }
  const layers = cells.length === 3 && TAG.test(cells[1] ?? '') ? 2 : 1;
  if (cells.length > layers + 1) lose('column', first.line);
  const documents: Sentence[][] = [];
  let marked = false;
  for (const block of blocks) {
    const begins = block[0] !== undefined && isStart(block[0]);
    const rows = begins ? block.slice(1) : block;
    if (begins) documents.push([]);
    marked ||= begins;
    if (rows[0] === undefined) continue;
    const sentence = {
      line: rows[0].line,
      rows: rows.map((row) => readRow(row, cells.length, layers, lose)),
    };
    if (marked) documents.at(-1)?.push(sentence);
    else documents.push([sentence]);
  }
  return ok({ documents: documents.filter((sentences) => sentences.length > 0), layers });
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

function readRow(
  { text, line }: TextRecord,
  columns: number,
  layers: number,
  lose: (code: RowLoss, line: number) => void,
): TaggedRow {
  const cells = splitRow(text);
  // A token of white space may have been trimmed; it still takes one place in the text.
  const token = cells[0] === undefined || cells[0] === '' ? ' ' : cells[0];
  if (cells.length !== columns) lose('broken-row', line);
  const tags = cells.slice(1).slice(-layers);
  return {
    token,
    tags: tags.map((tag) => {
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
