/** Large models for who runs them: only whole ones, file by file as streams. */
import type { Result } from '../core/result';
import { withDatabase } from './db';
import type { StoredLlm } from './records';
import type { StorageFailure } from './failure';
import { isWhole } from './llms';
import { pieceCount, readPiece } from './pieces';

type Stored<T> = Promise<Result<T, StorageFailure>>;

/** Where the model library is, whatever it is called at its source. */
export const LIBRARY_PATH = 'lib/model.wasm';

export interface LlmFileStream {
  readonly bytes: number;
  /** Errors where a piece is missing; never more than one piece is in memory. */
  readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>;
}

/** The model, when every file of it is stored and checked; else undefined. */
export function findLlm(id: string): Stored<StoredLlm | undefined> {
  return withDatabase(async (database) => {
    const llm = await database.get('llms', id);
    return llm !== undefined && (await isWhole(database, llm)) ? llm : undefined;
  });
}

/** The first `bytes` bytes of a stored file. */
export function streamPieces(
  id: string,
  path: string,
  bytes: number,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const count = pieceCount(bytes);
  let index = 0;
  let left = bytes;
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        if (index === count) {
          controller.close();
          return;
        }
        const piece = await readPiece(id, path, index);
        if (!piece.ok) throw new Error(piece.error.detail);
        if (piece.value === undefined) throw new Error(`${path}: piece ${index} is missing`);
        controller.enqueue(new Uint8Array(piece.value).subarray(0, left));
        left -= piece.value.byteLength;
        index += 1;
      },
    },
    { highWaterMark: 0 },
  );
}

/** A file that is stored and checked; else undefined. Its path is one of the model's `files`. */
export async function streamLlmFile(id: string, path: string): Stored<LlmFileStream | undefined> {
  const found = await withDatabase((database) => database.get('llms', id));
  if (!found.ok) return found;
  const file = found.value?.files.find((candidate) => candidate.path === path);
  if (file?.checked !== true || file.bytes === undefined) return { ok: true, value: undefined };
  return { ok: true, value: { bytes: file.bytes, stream: streamPieces(id, path, file.bytes) } };
}
