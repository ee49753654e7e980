/** What downloading needs of storage, and its failures in the contract's words. */
import { err, ok, type Result } from '../../src/core/result';
import type { Failure } from '../../src/engine/contract/extractor';
import type { StoredLlm } from '../../src/storage/records';
import type { StorageFailure } from '../../src/storage/failure';
import { streamPieces } from '../../src/storage/llm-files';
import { changeLlm, getLlm, listLlms, measureLlm, putLlm } from '../../src/storage/llms';
import type { LlmAmount } from '../../src/storage/llms';
import {
  countBytes,
  deletePieces,
  deleteRest,
  readPiece,
  writePiece,
} from '../../src/storage/pieces';

type Stored<T> = Promise<Result<T, StorageFailure>>;

/** The functions of `storage/llms`, `storage/pieces` and `storage/llm-files`. */
export interface LlmStore {
  list(): Stored<readonly LlmAmount[]>;
  measure(id: string): Stored<LlmAmount | undefined>;
  get(id: string): Stored<StoredLlm | undefined>;
  put(llm: StoredLlm): Stored<void>;
  change(id: string, change: (llm: StoredLlm) => StoredLlm): Stored<StoredLlm | undefined>;
  countBytes(id: string, path: string): Stored<number>;
  readPiece(id: string, path: string, index: number): Stored<ArrayBuffer | undefined>;
  writePiece(id: string, path: string, index: number, data: ArrayBuffer): Stored<boolean>;
  stream(id: string, path: string, bytes: number): ReadableStream<Uint8Array<ArrayBuffer>>;
  deletePieces(id: string, path: string): Stored<void>;
  deleteRest(id: string): Stored<void>;
}

export const INDEXED_DB_LLM_STORE: LlmStore = {
  list: listLlms,
  measure: measureLlm,
  get: getLlm,
  put: putLlm,
  change: changeLlm,
  countBytes,
  readPiece,
  writePiece,
  stream: streamPieces,
  deletePieces,
  deleteRest,
};

export const CLEARED: Failure = {
  code: 'download-failed',
  detail: 'the storage was cleared meanwhile',
};

/** No storage at all is no room at all. */
function failureOf({ code, detail }: StorageFailure): Failure {
  return code === 'failed'
    ? { code: 'download-failed', detail: `storage: ${detail}` }
    : { code: 'quota-exceeded', detail };
}

/** The same, with the failure in the contract's words. */
export async function stored<T>(result: Stored<T>): Promise<Result<T, Failure>> {
  const settled = await result;
  return settled.ok ? settled : err(failureOf(settled.error));
}

/** Like `stored`; where nothing is there any more, the storage was cleared. */
export async function storedStill<T>(result: Stored<T | undefined>): Promise<Result<T, Failure>> {
  const settled = await stored(result);
  if (!settled.ok) return settled;
  return settled.value === undefined ? err(CLEARED) : ok(settled.value);
}
