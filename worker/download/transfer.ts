/** One thing that is being done with a model: who hears of it, and how to stop it. */
import type { Result } from '../../src/core/result';
import { err } from '../../src/core/result';
import type { Failure } from '../../src/engine/contract/extractor';
import type { DownloadListener, DownloadState } from '../../src/engine/contract/download';
import { classifyFailure } from '../failure';

export type Outcome = Result<void, Failure>;

export class Transfer {
  readonly #controller = new AbortController();
  readonly #listeners: DownloadListener[] = [];
  #state: DownloadState;
  #ended = false;
  #done: Promise<Outcome> | undefined;

  constructor(state: DownloadState) {
    this.#state = state;
  }

  get state(): DownloadState {
    return this.#state;
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Hears of the state as it is, and of every later one. */
  listen(listener: DownloadListener): void {
    this.#listeners.push(listener);
    listener(this.#state);
  }

  /** After the end nothing is reported any more. */
  readonly report = (state: DownloadState): void => {
    if (this.#ended) return;
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  };

  /** Begins; `settle` says what the outcome leaves behind. What is thrown becomes a failure. */
  start(
    work: () => Promise<Outcome>,
    settle: (outcome: Outcome) => Promise<DownloadState>,
  ): Promise<Outcome> {
    this.#done ??= this.#follow(work, settle);
    return this.#done;
  }

  /** Resolves when it has come to a stop. */
  async stop(): Promise<void> {
    this.#controller.abort();
    await this.#done;
  }

  /** The outcome of what was started. */
  join(): Promise<Outcome> {
    return this.#done ?? Promise.resolve(err({ code: 'crashed', detail: 'never started' }));
  }

  async #follow(
    work: () => Promise<Outcome>,
    settle: (outcome: Outcome) => Promise<DownloadState>,
  ): Promise<Outcome> {
    let outcome: Outcome;
    try {
      outcome = await work();
    } catch (error) {
      outcome = err(classifyFailure(error));
    }
    this.report(await settle(outcome));
    this.#ended = true;
    return outcome;
  }
}
