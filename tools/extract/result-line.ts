/** What `extract` prints of one document: a line of JSON. */
import type { Extraction } from '../../src/core/extraction';
import { countInFile, fileTextOf } from '../../src/core/file/line-ends';
import { filterByScore } from '../../src/core/filter';
import type { Result } from '../../src/core/result';
import type { Schema } from '../../src/core/schema';
import type { OffsetBase } from './options';
import type { DocumentError, Source } from './source';

/** Plain data: it goes to other processes, too. */
export interface Question {
  readonly schema: Schema;
  readonly threshold: number;
  readonly offsets: OffsetBase;
}

export interface Answer {
  readonly line: string;
  /** Why there is no result. */
  readonly failed: DocumentError['code'] | undefined;
  /** Code units that were read. */
  readonly characters: number;
}

/** Finds what a document says; `id` is the document's. */
export type ReadText = (text: string, id: string) => Promise<Result<Extraction, DocumentError>>;

function failure(id: string, error: DocumentError): Answer {
  return { line: JSON.stringify({ id, error }), failed: error.code, characters: 0 };
}

/** The same text is read for both kinds of offsets, so that both find the same. */
export function textToRead(source: Extract<Source, { decoded: unknown }>): string {
  return fileTextOf(source.decoded.text).text;
}

/** Never rejects: a document that cannot be read has a line that says why. */
export async function answerFor(
  read: ReadText,
  source: Source,
  { threshold, offsets }: Question,
): Promise<Answer> {
  const { id } = source;
  if ('error' in source) return failure(id, source.error);
  try {
    const file = fileTextOf(source.decoded.text);
    const result = await read(textToRead(source), id);
    if (!result.ok) return failure(id, result.error);
    const found = filterByScore(result.value, threshold);
    const counted = offsets === 'file' ? countInFile(file, found) : found;
    const text = offsets === 'file' ? file.file : file.text;
    const { encoding } = source.decoded;
    const line = JSON.stringify({ id, encoding, offsets, text, ...counted });
    return { line, failed: undefined, characters: text.length };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return failure(id, { code: 'crashed', message });
  }
}
