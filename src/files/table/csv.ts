/** CSV and TSV as a stream of rows: a file of any size, in any encoding of ours. */
import Papa from 'papaparse';
import { decodeText } from '../../core/file/decode';
import type { Encoding } from '../../core/file/encodings';
import { err, ok, type Result } from '../../core/result';
import { LossCounter } from '../../formats/count-losses';
import { problem, type FileProblem, type PickedFile } from '../file-document';
import type { TableRow, TableSource } from './table';

/** Bytes of one step, and of what is looked at to tell the encoding and the delimiter. */
const STEP = 1 << 20;
/** UTF-16 code units of one record; a quotation mark that is never closed would take the file. */
const LONGEST_RECORD = 16 * STEP;

const DELIMITERS = [',', '\t', ';', '|'];

export interface CsvShape {
  readonly encoding: Encoding;
  readonly delimiter: string;
}

/** Fails for a file that is empty or no text. */
export async function openCsv(file: PickedFile): Promise<Result<TableSource, FileProblem>> {
  const { path, blob } = file;
  if (blob.size === 0) return err(problem('empty', path, 'the file has no bytes'));
  const start = new Uint8Array(await blob.slice(0, STEP).arrayBuffer());
  const { text, encoding } = decodeText(blob.size > STEP ? wholeLines(start) : start);
  if (text.includes('\0')) return err(problem('binary', path, 'it has NUL characters'));
  const losses = new LossCounter();
  const shape = { encoding, delimiter: delimiterOf(text, path) };
  return ok({
    file: path,
    rows: () => rowsOf(file, shape, losses),
    losses: () => losses.losses(),
  });
}

/** Not the part of a line that the step cuts, in which a character may be cut. */
function wholeLines(bytes: Uint8Array): Uint8Array {
  const end = bytes.lastIndexOf(0x0a);
  return end < 0 ? bytes : bytes.subarray(0, end + 1);
}

function delimiterOf(sample: string, path: string): string {
  if (/\.tsv$/iu.test(path)) return '\t';
  const options = { preview: 50, delimitersToGuess: DELIMITERS, skipEmptyLines: true };
  const { meta } = Papa.parse(sample, options);
  return DELIMITERS.includes(meta.delimiter) ? meta.delimiter : ',';
}

interface ParsedStep {
  readonly data: readonly (readonly string[])[];
  readonly errors: readonly { readonly code: string; readonly row?: number }[];
  /** Where the first record begins that is not whole. */
  readonly meta: { readonly cursor: number };
}

/** What papaparse itself streams with: its own streams want FileReader and give no back pressure. */
type StepParser = new (options: object) => {
  parse(input: string, baseIndex: number, ignoreLastRow: boolean): ParsedStep;
};

function parseStep(text: string, delimiter: string, isLast: boolean): ParsedStep {
  const { Parser } = Papa as unknown as { readonly Parser: StepParser };
  const newline = /\r\n|\n|\r/u.exec(text)?.[0] ?? '\n';
  return new Parser({ delimiter, newline }).parse(text, 0, !isLast);
}

async function* rowsOf(
  { path, blob }: PickedFile,
  { encoding, delimiter }: CsvShape,
  losses: LossCounter,
): AsyncGenerator<Result<TableRow, FileProblem>> {
  const decoder = new TextDecoder(encoding);
  let rest = '';
  let row = 0;
  for (let at = 0; at < blob.size; at += STEP) {
    const bytes = new Uint8Array(await blob.slice(at, at + STEP).arrayBuffer());
    const isLast = at + STEP >= blob.size;
    const text = decoder.decode(bytes, { stream: !isLast });
    countReplaced(text, path, losses);
    rest += text;
    // A line end may be cut between its two characters.
    if (!isLast && rest.endsWith('\r')) continue;
    const { data, errors, meta } = parseStep(rest, delimiter, isLast);
    for (const cells of data) {
      row += 1;
      if (cells.length > 1 || cells[0]?.trim() !== '') yield ok({ row, cells });
    }
    yield* errors
      .filter(({ code }) => code === 'MissingQuotes' && isLast)
      .map(() => err(problem('broken', path, 'a quotation mark is not closed', row)));
    rest = rest.slice(isLast ? rest.length : meta.cursor);
    if (rest.length > LONGEST_RECORD) {
      yield err(problem('broken', path, 'a quotation mark is not closed', row + 1));
      return;
    }
  }
}

function countReplaced(text: string, path: string, losses: LossCounter): void {
  const count = text.split('\ufffd').length - 1;
  if (count === 0) return;
  const detail = 'bytes that mean nothing in the encoding of the file became U+FFFD';
  losses.add('bytes-replaced', path, detail, count);
}
