/** The records of large models: what they consist of, and which of their files are stored and checked. */
import type { Result } from '../core/result';
import { withDatabase, type Database } from './db';
import type { StoredLlm } from './records';
import type { StorageFailure } from './failure';
import { countPieces, pieceCount, storedBytes } from './pieces';
import { complete } from './transaction';

type Stored<T> = Promise<Result<T, StorageFailure>>;

/** A model with the bytes of it that are stored; `total` is 0 while the list of shards is unknown. */
export interface LlmAmount {
  readonly llm: StoredLlm;
  readonly loaded: number;
  readonly total: number;
}

/** Strict: what counts as checked must outlive a power cut. */
const DURABLE: IDBTransactionOptions = { durability: 'strict' };

/** A new record, or a changed one. */
export function putLlm(llm: StoredLlm): Stored<void> {
  return withDatabase((database) => {
    const transaction = database.transaction('llms', 'readwrite', DURABLE);
    return complete(transaction, transaction.store.put(llm));
  });
}

/** Undefined, and nothing is written, when the record is gone: storage was cleared meanwhile. */
export function changeLlm(
  id: string,
  change: (llm: StoredLlm) => StoredLlm,
): Stored<StoredLlm | undefined> {
  return withDatabase(async (database) => {
    const transaction = database.transaction('llms', 'readwrite', DURABLE);
    const write = async (): Promise<StoredLlm | undefined> => {
      const before = await transaction.store.get(id);
      if (before === undefined) return undefined;
      const after = change(before);
      await transaction.store.put(after);
      return after;
    };
    const written = write();
    await complete(transaction, written);
    return written;
  });
}

export function getLlm(id: string): Stored<StoredLlm | undefined> {
  return withDatabase((database) => database.get('llms', id));
}

/** Whether every file is checked and no piece is missing. */
export async function isWhole(database: Database, llm: StoredLlm): Promise<boolean> {
  if (!llm.done || !llm.files.every(({ checked }) => checked)) return false;
  const expected = llm.files.reduce((sum, { bytes = 0 }) => sum + pieceCount(bytes), 0);
  return (await countPieces(database, llm.id)) === expected;
}

async function amountOf(database: Database, llm: StoredLlm): Promise<LlmAmount> {
  let loaded = 0;
  for (const { path, bytes = 0, checked } of llm.files) {
    loaded += checked ? bytes : await storedBytes(database, llm.id, path);
  }
  const whole = await isWhole(database, llm);
  return { llm: { ...llm, done: whole }, loaded, total: totalBytes(llm) };
}

/** 0 while the list of shards is unknown. */
export function totalBytes({ files, listed }: StoredLlm): number {
  return listed ? files.reduce((sum, { bytes = 0 }) => sum + bytes, 0) : 0;
}

/** `done` says whether all of it is there now, whatever was noted once. */
export function listLlms(): Stored<readonly LlmAmount[]> {
  return withDatabase(async (database) => {
    const llms = await database.getAll('llms');
    return Promise.all(llms.map((llm) => amountOf(database, llm)));
  });
}

/** Like `listLlms`, for one model. */
export function measureLlm(id: string): Stored<LlmAmount | undefined> {
  return withDatabase(async (database) => {
    const llm = await database.get('llms', id);
    return llm === undefined ? undefined : amountOf(database, llm);
  });
}
