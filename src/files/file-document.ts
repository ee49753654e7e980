/** What is read from a file: texts with where they came from, tables that wait for a choice, and problems. */
import type { PickedFile } from '../core/file/picked-file';
import type { DocumentSource } from '../core/document';
import type { Loss } from '../formats/format';

/** A file that a person gave. */

export type { PickedFile };

/** A text that was read; line ends are LF. */
export interface FileDocument {
  readonly text: string;
  /** Empty where the file names none. */
  readonly title: string;
  readonly source: DocumentSource;
  readonly losses: readonly Loss[];
}

export type FileProblemCode =
  | 'empty'
  | 'binary'
  | 'unknown-kind'
  | 'too-large'
  | 'too-long'
  | 'zip-bomb'
  | 'too-many-entries'
  | 'too-deep'
  | 'unsafe-name'
  | 'encrypted'
  | 'scanned'
  | 'garbled'
  | 'broken'
  | 'missing-text'
  | 'no-text'
  | 'workspace-file'
  | 'not-read';

/** Why a file, or one place in it, was not read; the rest goes on. */
export interface FileProblem {
  readonly code: FileProblemCode;
  readonly file: string;
  /** From 1. */
  readonly line?: number;
  /** For details and logs, in English. */
  readonly reason: string;
}

/** UTF-16 code units of one text: what the page can show and the model reads. */
export const TEXT_LIMIT = 1_000_000;
/** Bytes of one file that is read as a whole. */
export const FILE_LIMIT = 300_000_000;

export function problem(
  code: FileProblemCode,
  file: string,
  reason: string,
  line?: number,
): FileProblem {
  return { code, file, reason, ...(line === undefined ? {} : { line }) };
}

/** What an unexpected throw of a library says. */
export function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** The last part of a path, without its extension. */
export function stemOf(path: string): string {
  const name = path.split('/').at(-1) ?? path;
  return name.replace(/(?<=.)\.[^.]*$/u, '');
}

/** In lower case, without the dot; empty without one. */
export function extensionOf(path: string): string {
  return /\.([^./]+)$/u.exec(path)?.[1]?.toLowerCase() ?? '';
}

/** Of a file that is read as a whole. */
export function sizeProblem({ path, blob }: PickedFile): FileProblem | undefined {
  if (blob.size === 0) return problem('empty', path, 'the file has no bytes');
  if (blob.size <= FILE_LIMIT) return undefined;
  return problem('too-large', path, `it has ${blob.size} bytes, the limit is ${FILE_LIMIT}`);
}
