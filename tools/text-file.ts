/** Reads text files for the command lines and says what is wrong with them. */
import { readFileSync } from 'node:fs';
import { decodeText } from '../src/core/file/decode';
import type { DecodedText } from '../src/core/file/decode';
import type { Encoding } from '../src/core/file/encodings';
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

/** UTF-8 without a broken byte, as files of a known format are; the byte order mark, where there is one, stays. */
export function readText(file: string): Result<string, FileError> {
  const bytes = readBytes(file);
  if (!bytes.ok) return bytes;
  try {
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.value));
  } catch (error) {
    return err({ file, line: 0, reason: `cannot be read as UTF-8 text: ${reasonOf(error)}` });
  }
}

/** In the encoding given, or the likeliest. */
export function decodeFile(file: string, encoding?: Encoding): Result<DecodedText, FileError> {
  const bytes = readBytes(file);
  return bytes.ok ? ok(decodeText(bytes.value, encoding)) : bytes;
}

export function decodeStandardInput(encoding?: Encoding): Result<DecodedText, FileError> {
  const bytes = readBytes(0);
  return bytes.ok ? ok(decodeText(bytes.value, encoding)) : bytes;
}

/** 0 is standard input. */
function readBytes(source: string | 0): Result<Uint8Array, FileError> {
  try {
    return ok(readFileSync(source));
  } catch (error) {
    const file = source === 0 ? 'standard input' : source;
    return err({ file, line: 0, reason: `cannot be read: ${reasonOf(error)}` });
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
