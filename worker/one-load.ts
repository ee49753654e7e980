/** One load at a time: a newer one ends the one before, and begins when nothing of that is left. */
import { err, type Result } from '../src/core/result';
import type { Failure } from '../src/engine/contract/extractor';

const CANCELLED: Failure = { code: 'cancelled', detail: 'another model was asked for' };

/** What a load says that was given up and does not end: the worker has to be replaced. */
export const STUCK: Failure = { code: 'crashed', detail: 'a load that was given up does not end' };

interface Load {
  readonly controller: AbortController;
  /** Never rejects. */
  readonly over: Promise<Result<unknown, Failure>>;
}

type Open<T> = (signal: AbortSignal) => Promise<Result<T, Failure>>;

export class OneLoad {
  #last: Load | undefined;

  /**
   * `open` must not resolve while anything of an aborted load is left, but with `STUCK`; it must not reject.
   * After `STUCK` every load fails with it.
   */
  run<T>(open: Open<T>): Promise<Result<T, Failure>> {
    const before = this.#last;
    const controller = new AbortController();
    this.abort();
    const over = this.#after(before, controller.signal, open);
    this.#last = { controller, over };
    return over;
  }

  /** Ends a load that is under way. */
  abort(): void {
    this.#last?.controller.abort();
  }

  async #after<T>(
    before: Load | undefined,
    signal: AbortSignal,
    open: Open<T>,
  ): Promise<Result<T, Failure>> {
    const left = await before?.over;
    if (left?.ok === false && left.error.detail === STUCK.detail) return err(STUCK);
    return signal.aborted ? err(CANCELLED) : open(signal);
  }
}
