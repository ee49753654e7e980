/** Ends a connection on which nothing comes any more; a slow one may be as slow as it likes. */

export class StallWatch {
  readonly #controller = new AbortController();
  readonly #parent: AbortSignal;
  readonly #limitMs: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #abort = (): void => {
    this.#controller.abort();
  };

  /** `parent`: aborts it, too. */
  constructor(parent: AbortSignal, limitMs: number) {
    this.#parent = parent;
    this.#limitMs = limitMs;
    if (parent.aborted) this.#abort();
    parent.addEventListener('abort', this.#abort);
    this.feed();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Something came. */
  feed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#abort, this.#limitMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#parent.removeEventListener('abort', this.#abort);
  }
}
