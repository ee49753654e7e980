/** Time limits of one request: until the first byte, between two pieces, and for the whole. */
import type { RemoteCode } from './remote-failure';

export interface Limits {
  readonly firstByteMs: number;
  readonly idleMs: number;
  readonly wholeMs: number;
  readonly maxBytes: number;
}

export class Deadline {
  readonly #controller = new AbortController();
  readonly #limits: Limits;
  readonly #whole: ReturnType<typeof setTimeout>;
  #piece: ReturnType<typeof setTimeout>;
  #code: RemoteCode | undefined;
  readonly #cancelled: AbortSignal | undefined;
  readonly #onCancel = (): void => {
    this.#end('cancelled');
  };

  constructor(limits: Limits, cancelled?: AbortSignal) {
    this.#limits = limits;
    this.#cancelled = cancelled;
    this.#whole = setTimeout(() => {
      this.#end('too-long');
    }, limits.wholeMs);
    this.#piece = setTimeout(() => {
      this.#end('slow-first-byte');
    }, limits.firstByteMs);
    if (cancelled?.aborted === true) this.#end('cancelled');
    cancelled?.addEventListener('abort', this.#onCancel);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Why the request was ended from here. */
  get code(): RemoteCode | undefined {
    return this.#code;
  }

  /** Something arrived. */
  touch(): void {
    clearTimeout(this.#piece);
    this.#piece = setTimeout(() => {
      this.#end('idle');
    }, this.#limits.idleMs);
  }

  /** The request is over; without a code it ended by itself. */
  close(code?: RemoteCode): void {
    clearTimeout(this.#whole);
    clearTimeout(this.#piece);
    this.#cancelled?.removeEventListener('abort', this.#onCancel);
    if (code !== undefined) this.#end(code);
  }

  #end(code: RemoteCode): void {
    this.#code ??= code;
    this.#controller.abort();
  }
}
