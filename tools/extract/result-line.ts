/** What `extract` prints of one document: a line of JSON. */
import { countInFile, fileTextOf } from '../../src/core/file/line-ends';
import { filterByScore } from '../../src/core/filter';
import type { Schema } from '../../src/core/schema';
import type { Encoder } from '../../worker/encoder/encoder';
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
  readonly failed: boolean;
  /** Code units that were read. */
  readonly characters: number;
}

function failure(id: string, error: DocumentError): Answer {
  return { line: JSON.stringify({ id, error }), failed: true, characters: 0 };
}

/** Never rejects: a document that cannot be read has a line that says why. */
export async function answerFor(
  encoder: Encoder,
  source: Source,
  { schema, threshold, offsets }: Question,
): Promise<Answer> {
  const { id } = source;
  if ('error' in source) return failure(id, source.error);
  try {
    // The same text is read for both, so that both find the same.
    const file = fileTextOf(source.decoded.text);
    const found = filterByScore(await encoder.extractDocument(file.text, schema), threshold);
    const counted = offsets === 'file' ? countInFile(file, found) : found;
    const text = offsets === 'file' ? file.file : file.text;
    const { encoding } = source.decoded;
    const line = JSON.stringify({ id, encoding, offsets, text, ...counted });
    return { line, failed: false, characters: text.length };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return failure(id, { code: 'crashed', message });
  }
}
