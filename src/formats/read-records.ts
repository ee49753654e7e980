/** JSON in files: one record a line, or one array of records. A broken record does not end the reading. */
import { err, ok, type Result } from '../core/result';
import type { FormatFailure, FormatFile } from './format';
import { findJsonError } from './json-error';

export interface JsonRecord {
  readonly value: unknown;
  readonly file: string;
  /** From 1: of the record, where each has a line of its own. */
  readonly line?: number;
  /** `file:line` or `file#number`, from 1. */
  readonly where: string;
}

export interface WholeFile {
  readonly path: string;
  readonly text: string;
}

/** Without a byte order mark. */
export async function* wholeFiles(files: AsyncIterable<FormatFile>): AsyncGenerator<WholeFile> {
  for await (const { path, text } of rawFiles(files)) yield { path, text: withoutMark(text) };
}

/** Parts of one path, which come one after another, as one file. Bytes are read as UTF-8. */
export async function* rawFiles(files: AsyncIterable<FormatFile>): AsyncGenerator<WholeFile> {
  let path: string | undefined;
  let parts: string[] = [];
  for await (const file of files) {
    if (path !== undefined && file.path !== path) {
      yield { path, text: parts.join('') };
      parts = [];
    }
    path = file.path;
    parts.push(typeof file.content === 'string' ? file.content : decode(file.content));
  }
  if (path !== undefined) yield { path, text: parts.join('') };
}

function decode(content: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(content);
}

export function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

export async function* readRecords(
  files: AsyncIterable<FormatFile>,
): AsyncGenerator<Result<JsonRecord, FormatFailure>> {
  for await (const { path, text: body } of wholeFiles(files)) {
    if (body.trim() === '') {
      yield err({ code: 'broken-file', file: path, line: 1, reason: 'the file is empty' });
    } else if (/^\s*\[/u.test(body)) yield* arrayRecords(path, body);
    else if (isOneRecord(body))
      yield ok({ value: JSON.parse(body) as unknown, file: path, where: path });
    else yield* lineRecords(path, body);
  }
}

function* arrayRecords(file: string, body: string): Generator<Result<JsonRecord, FormatFailure>> {
  const broken = findJsonError(body);
  if (broken !== undefined) {
    yield err({ code: 'broken-file', file, line: broken.line, reason: broken.reason });
    return;
  }
  const values = JSON.parse(body) as readonly unknown[];
  for (const [index, value] of values.entries()) {
    yield ok({ value, file, where: `${file}#${index + 1}` });
  }
}

/** One object over several lines. */
function isOneRecord(body: string): boolean {
  const first = /^\s*(\{.*)/u.exec(body)?.[1];
  if (first === undefined || findJsonError(first) === undefined) return false;
  return findJsonError(body) === undefined;
}

function* lineRecords(file: string, body: string): Generator<Result<JsonRecord, FormatFailure>> {
  let line = 0;
  for (const text of body.split('\n')) {
    line += 1;
    if (text.trim() === '') continue;
    const broken = findJsonError(text);
    if (broken === undefined) {
      yield ok({ value: JSON.parse(text) as unknown, file, line, where: `${file}:${line}` });
    } else yield err({ code: 'broken-file', file, line, reason: broken.reason });
  }
}
