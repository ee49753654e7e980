/** One live worker: calls over comlink that always end, even when the worker does not answer any more. */
import * as comlink from 'comlink';
import { err, ok, type Result } from '../../core/result';
import type { ExtractorApi } from '../contract/extractor';

/** What a link needs of a `Worker`. */
export interface WorkerLike extends comlink.Endpoint {
  terminate(): void;
}

export interface WatchLimits {
  /** Milliseconds between two signs of life asked for while a call is under way. */
  readonly pingMs: number;
  /** How many of these may pass with no answer before the worker counts as dead. */
  readonly pings: number;
}

type Remote = comlink.Remote<ExtractorApi>;

/** Cancelling it changes nothing, so it can be asked at any time whether the worker answers. */
const NO_JOB = '';

function describeEvent(event: Event): string {
  const { message } = event as Partial<ErrorEvent>;
  return message === undefined || message === '' ? event.type : message;
}

export class Link {
  /** Resolves with the reason once the worker is gone, for whatever reason. */
  readonly gone: Promise<string>;
  readonly #worker: WorkerLike;
  readonly #remote: Remote;
  readonly #limits: WatchLimits;
  #markGone: (reason: string) => void = () => undefined;
  #closed = false;
  #calls = 0;
  #unanswered = 0;
  #watch: ReturnType<typeof setInterval> | undefined;

  constructor(worker: WorkerLike, limits: WatchLimits) {
    this.#worker = worker;
    this.#limits = limits;
    this.gone = new Promise((resolve) => {
      this.#markGone = resolve;
    });
    const crash = (event: Event): void => {
      this.close(describeEvent(event));
    };
    worker.addEventListener('error', crash);
    worker.addEventListener('messageerror', crash);
    this.#remote = comlink.wrap<ExtractorApi>(worker);
  }

  /** The error is the reason for which the worker is gone; a call that throws there ends it, too. */
  async call<P extends Promise<unknown>>(
    use: (remote: Remote) => P,
  ): Promise<Result<Awaited<P>, string>> {
    this.#begin();
    const gone = this.gone.then((reason) => err(reason));
    const outcome = await Promise.race([this.#answer(use), gone]);
    this.#end();
    return outcome;
  }

  async #answer<P extends Promise<unknown>>(
    use: (remote: Remote) => P,
  ): Promise<Result<Awaited<P>, string>> {
    try {
      return ok(await use(this.#remote));
    } catch (error) {
      this.close(String(error));
      return err(String(error));
    }
  }

  get closed(): boolean {
    return this.#closed;
  }

  close(reason: string): void {
    this.#closed = true;
    this.#stopWatch();
    this.#worker.terminate();
    this.#markGone(reason);
  }

  #begin(): void {
    this.#calls += 1;
    this.#unanswered = 0;
    if (this.#closed) return;
    this.#watch ??= setInterval(() => {
      this.#ping();
    }, this.#limits.pingMs);
  }

  #end(): void {
    this.#calls -= 1;
    if (this.#calls === 0) this.#stopWatch();
  }

  #stopWatch(): void {
    clearInterval(this.#watch);
    this.#watch = undefined;
  }

  /** Counts ticks, not time, so that a computer that slept does not look like a dead worker. */
  #ping(): void {
    if (this.#unanswered >= this.#limits.pings) {
      this.close('the worker does not answer');
      return;
    }
    this.#unanswered += 1;
    if (this.#unanswered > 1) return;
    this.#remote.cancel(NO_JOB).then(
      () => {
        this.#unanswered = 0;
      },
      (error: unknown) => {
        this.close(String(error));
      },
    );
  }
}
