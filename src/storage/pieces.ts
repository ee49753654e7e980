/** The contents of large files as pieces of one size, so that no file is ever whole in memory. */
import type { Result } from '../core/result';
import { withDatabase, type Database } from './db';
import type { PieceKey } from './records';
import type { StorageFailure } from './failure';
import { complete } from './transaction';

type Stored<T> = Promise<Result<T, StorageFailure>>;

/** Every piece but a file's last has this many bytes. */
export const PIECE_BYTES = 4 * 1024 * 1024;

/** How many pieces a file of this length has. */
export function pieceCount(bytes: number): number {
  return Math.ceil(bytes / PIECE_BYTES);
}

/** Every piece of a file, or of a whole model; an array sorts after all numbers and strings. */
function rangeOf(id: string, path?: string): IDBKeyRange {
  const first = path === undefined ? [id] : [id, path];
  return IDBKeyRange.bound(first, [...first, []]);
}

/**
 * Succeeds once the transaction is complete. False, and nothing is written, when the model's record or
 * the piece before is gone: the person, or the browser, cleared the storage meanwhile.
 */
export function writePiece(
  id: string,
  path: string,
  index: number,
  data: ArrayBuffer,
): Stored<boolean> {
  return withDatabase(async (database) => {
    const transaction = database.transaction(['llms', 'pieces'], 'readwrite');
    const pieces = transaction.objectStore('pieces');
    const write = async (): Promise<boolean> => {
      const [model, before] = await Promise.all([
        transaction.objectStore('llms').getKey(id),
        index === 0 ? true : pieces.getKey([id, path, index - 1]),
      ]);
      if (model === undefined || before === undefined) return false;
      await pieces.put(data, [id, path, index]);
      return true;
    };
    const written = write();
    await complete(transaction, written);
    return written;
  });
}

export function readPiece(
  id: string,
  path: string,
  index: number,
): Stored<ArrayBuffer | undefined> {
  return withDatabase((database) => database.get('pieces', [id, path, index]));
}

/** Bytes of a file from its start on, without a gap: pieces are written in order. */
export async function storedBytes(database: Database, id: string, path: string): Promise<number> {
  const cursor = await database.transaction('pieces').store.openCursor(rangeOf(id, path), 'prev');
  if (cursor === null) return 0;
  const [, , index]: PieceKey = cursor.key;
  return index * PIECE_BYTES + cursor.value.byteLength;
}

/** Like `storedBytes`, on a connection of its own. */
export function countBytes(id: string, path: string): Stored<number> {
  return withDatabase((database) => storedBytes(database, id, path));
}

/** How many pieces a model has. */
export function countPieces(database: Database, id: string): Promise<number> {
  return database.count('pieces', rangeOf(id));
}

export function deletePieces(id: string, path: string): Stored<void> {
  return withDatabase((database) => {
    const transaction = database.transaction('pieces', 'readwrite');
    return complete(transaction, transaction.store.delete(rangeOf(id, path)));
  });
}

/** All pieces of a model that are left, and its record, at once. */
export function deleteRest(id: string): Stored<void> {
  return withDatabase((database) => {
    const transaction = database.transaction(['llms', 'pieces'], 'readwrite');
    const pieces = transaction.objectStore('pieces').delete(rangeOf(id));
    const model = transaction.objectStore('llms').delete(id);
    return complete(transaction, Promise.all([pieces, model]));
  });
}
