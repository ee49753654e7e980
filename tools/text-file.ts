/** Reads text files for the command lines and says what is wrong with them. */
import { readFileSync } from 'node:fs';
import { err, ok } from '../src/core/result';
import type { Result } from '../src/core/result';

/** `line` is 1-based; 0 where the file as a whole is at fault. */
export interface FileError {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

/** `file:line: reason`. */
export function describeFileError({ file, line, reason }: FileError): string {
  return `${file}${line > 0 ? `:${line}` : ''}: ${reason}`;
}

/** UTF-8; the byte order mark, where there is one, stays. */
export function readText(file: string): Result<string, FileError> {
  return readBytes(file, () => readFileSync(file));
}

export function readStandardInput(): Result<string, FileError> {
  return readBytes('standard input', () => readFileSync(0));
}

function readBytes(file: string, read: () => Uint8Array): Result<string, FileError> {
  try {
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(read()));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return err({ file, line: 0, reason: `cannot be read as UTF-8 text: ${reason}` });
  }
}
