/** When the model reads the text: after a pause, once it is there, and again where the person asks. */
import type { Extraction } from '../../core/extraction';
import type { Failure } from '../../engine/contract/extractor';
import type {
  ExtractionRun,
  RunClient,
  RunRequest,
  startRun,
} from '../../engine/run/extraction-run';
import { FindsCache } from '../../engine/run/finds-cache';
import type { StartDelay } from './start-rule';

/** Milliseconds; a person is told of a longer pause, and can cut it short. */
const LONG_PAUSE = 1000;

/**
 * `done` and `total` count windows; `waiting` is for a pause in typing, or for the model. `held` waits to be
 * asked for, and starts by itself after so many milliseconds where there are any. `stored`: what is shown
 * was found earlier; `changed` says what is no longer as it was then.
 */
export type Job =
  | { readonly phase: 'idle' }
  | { readonly phase: 'waiting' }
  | { readonly phase: 'held'; readonly milliseconds?: number }
  | { readonly phase: 'running'; readonly done: number; readonly total: number }
  | { readonly phase: 'done'; readonly milliseconds: number }
  | { readonly phase: 'stored'; readonly changed?: 'model' | 'schema' }
  | { readonly phase: 'cancelled' }
  | { readonly phase: 'failed'; readonly failure: Failure };

interface RunCode {
  readonly startRun: typeof startRun;
}

export interface JobSubject {
  /** What is to be read now; undefined where there is nothing to read. */
  request(): RunRequest | undefined;
  /** What was found so far; `complete` once all of the text was read. */
  take(extraction: Extraction, complete: boolean): void;
}

export class Jobs {
  state = $state.raw<Job>({ phase: 'idle' });
  readonly #client: RunClient;
  /** Of every text and schema of this page. */
  readonly #finds = new FindsCache();
  readonly #subject: JobSubject;
  readonly #loadCode: () => Promise<RunCode>;
  /** Counts what was begun or stopped: an answer to an earlier one comes too late. */
  #begun = 0;
  #modelReady = false;
  #run: ExtractionRun | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `loadCode` is called before every run: what makes runs is not part of the first screen. */
  constructor(
    client: RunClient,
    subject: JobSubject,
    loadCode = (): Promise<RunCode> => import('../../engine/run/extraction-run'),
  ) {
    this.#client = client;
    this.#subject = subject;
    this.#loadCode = loadCode;
  }

  /** What runs stops; the text is read after `delay`, or once the model is there. */
  schedule(delay: StartDelay): void {
    this.stop();
    if (this.#subject.request() === undefined) {
      this.state = { phase: 'idle' };
      return;
    }
    this.state = { phase: 'waiting' };
    if (!this.#modelReady) return;
    if (delay === 0) void this.#begin();
    else this.#hold(delay);
  }

  /** Another model is about to be loaded. */
  pause(): void {
    this.#modelReady = false;
    this.schedule(0);
  }

  /** Nothing is read until `start`; what is shown stays as it is. */
  halt(): void {
    this.#modelReady = false;
  }

  /** The model is there: what has waited for it starts. */
  start(): void {
    // Before the first run, so that a run makes no request.
    void this.#loadCode().catch(() => undefined);
    this.#modelReady = true;
    if (this.state.phase === 'waiting') this.schedule(0);
  }

  cancel(): void {
    if (this.stop()) this.state = { phase: 'cancelled' };
  }

  /** What is shown needs no run. */
  rest(changed?: 'model' | 'schema'): void {
    this.stop();
    this.state = changed === undefined ? { phase: 'stored' } : { phase: 'stored', changed };
  }

  /** Whether something was stopped. */
  stop(): boolean {
    clearTimeout(this.#timer);
    const running = this.state.phase === 'running';
    this.#begun += 1;
    this.#run?.cancel();
    this.#run = undefined;
    return running;
  }

  #hold(delay: StartDelay): void {
    if (delay === 'button') {
      this.state = { phase: 'held' };
      return;
    }
    if (delay >= LONG_PAUSE) this.state = { phase: 'held', milliseconds: delay };
    this.#timer = setTimeout(() => void this.#begin(), delay);
  }

  async #begin(): Promise<void> {
    const request = this.#subject.request();
    if (request === undefined) return;
    this.state = { phase: 'running', done: 0, total: 0 };
    const begun = (this.#begun += 1);
    const code = await this.#loadCode().catch(() => undefined);
    if (begun !== this.#begun) return;
    if (code === undefined) {
      const detail = 'the code of a run could not be fetched';
      this.state = { phase: 'failed', failure: { code: 'download-failed', detail } };
      return;
    }
    this.#run = code.startRun(
      this.#client,
      { ...request, cache: this.#finds },
      {
        progress: ({ extraction, done, total }) => {
          this.#subject.take(extraction, false);
          this.state = { phase: 'running', done, total };
        },
        finish: (outcome, extraction) => {
          this.#run = undefined;
          this.#subject.take(extraction, outcome.ok);
          this.state = outcome.ok
            ? { phase: 'done', milliseconds: outcome.value.milliseconds }
            : { phase: 'failed', failure: outcome.error };
        },
      },
    );
  }
}
