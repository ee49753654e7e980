/** The documents that `extract` is given: text files, folders of them, and files of JSON lines. */
import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { DecodedText } from '../../src/core/file/decode';
import type { Encoding } from '../../src/core/file/encodings';
import type { RemoteCode } from '../../worker/remote/remote-failure';
import { decodeFile, decodeStandardInput } from '../text-file';

/** Why a document has no result. `message` is English and names the place. */
export interface DocumentError {
  readonly code: 'unreadable' | 'broken-line' | 'crashed' | 'missing-answers' | RemoteCode;
  readonly message: string;
}

/** One document to read, or why it cannot be read. `id` is the file, or what its line says. */
export type Source =
  | { readonly id: string; readonly decoded: DecodedText }
  | { readonly id: string; readonly error: DocumentError };

/** Which part of all documents, from 1 to `of`. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

const STANDARD_INPUT = '-';
/** Of the files of a folder, those that are read. */
const TEXT_FILE = /\.(?:txt|md|text|jsonl)$/iu;
const LINES_FILE = /\.jsonl$/iu;

/** The same on every machine, for the same id and number of parts. */
export function isInShard(id: string, { index, of }: Shard): boolean {
  const digest = createHash('sha256').update(id).digest();
  return digest.readUInt32BE(0) % of === index - 1;
}

/** Folders become their text files and files of lines, sorted by path; what cannot be looked at stays as it is. */
export function listFiles(inputs: readonly string[]): readonly string[] {
  return inputs.flatMap((input) => {
    if (input === STANDARD_INPUT) return [input];
    const isFolder = statSync(input, { throwIfNoEntry: false })?.isDirectory() === true;
    if (!isFolder) return [input];
    return readdirSync(input, { recursive: true, encoding: 'utf8' })
      .filter((name) => TEXT_FILE.test(name))
      .map((name) => path.join(input, name))
      .sort();
  });
}

/** A number is an id, too. */
export function textOfLine(line: string): { id?: string; text: string } | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null) return undefined;
    const { id, text } = value as { id?: unknown; text?: unknown };
    if (typeof text !== 'string') return undefined;
    if (typeof id === 'string' || typeof id === 'number') return { id: String(id), text };
    return { text };
  } catch {
    return undefined;
  }
}

/** Of a line: which encoding it came in, its bytes say. */
export function sourceOfText(id: string, text: string, encoding: Encoding = 'utf-8'): Source {
  return { id, decoded: { text, encoding, basis: 'valid', replaced: [] } };
}

/** `place`: the file and the number of the line, or the number alone. */
export function brokenLine(place: string, expected = 'a JSON object with a "text"'): Source {
  return { id: place, error: { code: 'broken-line', message: `${place}: expected ${expected}` } };
}

/** A line without an id has the file's name and its number for one. */
function* linesOf(file: string, { text, encoding }: DecodedText): Generator<Source> {
  let number = 0;
  for (const line of text.split('\n')) {
    number += 1;
    if (line.trim() === '') continue;
    const place = `${file}:${number}`;
    const read = textOfLine(line);
    if (read === undefined) yield brokenLine(place);
    else yield sourceOfText(read.id ?? place, read.text, encoding);
  }
}

/** One after another, so that few of them are in memory; a file of lines is read as a whole. */
export function* readSources(
  files: readonly string[],
  encoding: Encoding | undefined,
): Generator<Source> {
  for (const file of files) {
    const decoded =
      file === STANDARD_INPUT ? decodeStandardInput(encoding) : decodeFile(file, encoding);
    if (!decoded.ok) {
      const message = `${file}: ${decoded.error.reason}`;
      yield { id: file, error: { code: 'unreadable', message } };
    } else if (LINES_FILE.test(file)) yield* linesOf(file, decoded.value);
    else yield { id: file, decoded: decoded.value };
  }
}
