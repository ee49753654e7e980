/** Stands in for IndexedDB, which Node does not have; the real one is tested in a browser. */
import { err, ok, type Result } from '../../src/core/result';
import type { StoredLlm } from '../../src/storage/records';
import type { StorageFailure } from '../../src/storage/failure';
import { totalBytes, type LlmAmount } from '../../src/storage/llms';
import { PIECE_BYTES } from '../../src/storage/pieces';
import type { LlmStore } from './llm-store';

type Stored<T> = Promise<Result<T, StorageFailure>>;

const FULL: StorageFailure = { code: 'quota-exceeded', detail: 'full' };

export class FakeLlmStore implements LlmStore {
  readonly llms = new Map<string, StoredLlm>();
  /** By id, path and index, with slashes between. */
  readonly pieces = new Map<string, ArrayBuffer>();
  /** Pieces that fit. */
  room = Infinity;

  #countPieces(id: string, path: string): number {
    let index = 0;
    while (this.pieces.has(`${id}/${path}/${index}`)) index += 1;
    return index;
  }

  #bytesOf(id: string, path: string): number {
    const count = this.#countPieces(id, path);
    const last = this.pieces.get(`${id}/${path}/${count - 1}`)?.byteLength ?? 0;
    return count === 0 ? 0 : (count - 1) * PIECE_BYTES + last;
  }

  #amountOf(llm: StoredLlm): LlmAmount {
    const loaded = llm.files.reduce((sum, { path }) => sum + this.#bytesOf(llm.id, path), 0);
    return { llm, loaded, total: totalBytes(llm) };
  }

  list(): Stored<readonly LlmAmount[]> {
    return Promise.resolve(ok([...this.llms.values()].map((llm) => this.#amountOf(llm))));
  }

  measure(id: string): Stored<LlmAmount | undefined> {
    const llm = this.llms.get(id);
    return Promise.resolve(ok(llm === undefined ? undefined : this.#amountOf(llm)));
  }

  get(id: string): Stored<StoredLlm | undefined> {
    return Promise.resolve(ok(this.llms.get(id)));
  }

  put(llm: StoredLlm): Stored<void> {
    this.llms.set(llm.id, llm);
    return Promise.resolve(ok(undefined));
  }

  change(id: string, change: (llm: StoredLlm) => StoredLlm): Stored<StoredLlm | undefined> {
    const before = this.llms.get(id);
    if (before === undefined) return Promise.resolve(ok(undefined));
    const after = change(before);
    this.llms.set(id, after);
    return Promise.resolve(ok(after));
  }

  countBytes(id: string, path: string): Stored<number> {
    return Promise.resolve(ok(this.#bytesOf(id, path)));
  }

  readPiece(id: string, path: string, index: number): Stored<ArrayBuffer | undefined> {
    return Promise.resolve(ok(this.pieces.get(`${id}/${path}/${index}`)));
  }

  writePiece(id: string, path: string, index: number, data: ArrayBuffer): Stored<boolean> {
    const gap = index > 0 && !this.pieces.has(`${id}/${path}/${index - 1}`);
    if (!this.llms.has(id) || gap) return Promise.resolve(ok(false));
    if (this.pieces.size >= this.room) return Promise.resolve(err(FULL));
    this.pieces.set(`${id}/${path}/${index}`, structuredClone(data));
    return Promise.resolve(ok(true));
  }

  stream(id: string, path: string, bytes: number): ReadableStream<Uint8Array<ArrayBuffer>> {
    const whole = new Uint8Array(bytes);
    for (let at = 0, index = 0; at < bytes; index += 1) {
      const piece = this.pieces.get(`${id}/${path}/${index}`);
      if (piece === undefined) throw new Error('a piece is missing');
      whole.set(new Uint8Array(piece).subarray(0, bytes - at), at);
      at += piece.byteLength;
    }
    return new Blob([whole]).stream();
  }

  deletePieces(id: string, path: string): Stored<void> {
    for (const key of this.pieces.keys()) {
      if (key.startsWith(`${id}/${path}/`)) this.pieces.delete(key);
    }
    return Promise.resolve(ok(undefined));
  }

  deleteRest(id: string): Stored<void> {
    for (const key of this.pieces.keys()) if (key.startsWith(`${id}/`)) this.pieces.delete(key);
    this.llms.delete(id);
    return Promise.resolve(ok(undefined));
  }
}
