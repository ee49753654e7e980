/** Takes the bytes of a file as they come and writes them in pieces; at most one piece is in memory. */
import { err, ok, type Result } from '../../src/core/result';
import type { Failure } from '../../src/engine/contract/extractor';
import { PIECE_BYTES } from '../../src/storage/pieces';
import { CLEARED, stored, storedStill, type LlmStore } from './llm-store';

export class PieceWriter {
  readonly #store: LlmStore;
  readonly #id: string;
  readonly #path: string;
  readonly #buffer = new Uint8Array(PIECE_BYTES);
  #index: number;
  #filled: number;
  #flushed: number;

  private constructor(store: LlmStore, id: string, path: string, offset: number) {
    this.#store = store;
    this.#id = id;
    this.#path = path;
    this.#index = Math.floor(offset / PIECE_BYTES);
    this.#filled = offset % PIECE_BYTES;
    this.#flushed = this.#filled;
  }

  /** `offset`: how many bytes are stored; a last piece that is not full is filled up. */
  static async open(
    store: LlmStore,
    id: string,
    path: string,
    offset: number,
  ): Promise<Result<PieceWriter, Failure>> {
    const writer = new PieceWriter(store, id, path, offset);
    if (writer.#filled === 0) return ok(writer);
    const last = await storedStill(store.readPiece(id, path, writer.#index));
    if (!last.ok) return last;
    writer.#buffer.set(new Uint8Array(last.value).subarray(0, writer.#filled));
    return ok(writer);
  }

  async write(bytes: Uint8Array): Promise<Result<void, Failure>> {
    let at = 0;
    while (at < bytes.length) {
      const part = bytes.subarray(at, at + PIECE_BYTES - this.#filled);
      this.#buffer.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled < PIECE_BYTES) continue;
      const written = await this.flush();
      if (!written.ok) return written;
      this.#index += 1;
      this.#filled = 0;
      this.#flushed = 0;
    }
    return ok(undefined);
  }

  /** Stores what has not been stored yet, as a piece that is filled up later. */
  async flush(): Promise<Result<void, Failure>> {
    if (this.#filled === this.#flushed) return ok(undefined);
    const data = this.#buffer.slice(0, this.#filled).buffer;
    const written = await stored(this.#store.writePiece(this.#id, this.#path, this.#index, data));
    if (!written.ok) return written;
    if (!written.value) return err(CLEARED);
    this.#flushed = this.#filled;
    return ok(undefined);
  }
}
