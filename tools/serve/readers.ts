/** The processes that read, and how documents are given to them. */
import { err, ok } from '../../src/core/result';
import type { ModelName } from '../extract/reader-messages';
import type { Answer } from '../extract/result-line';
import { Job, type Asked, type Outcome } from './job';
import { ReaderProcess } from './reader-process';
import type { Settings } from './settings';
import { Waiting } from './waiting';

/** A document that so many processes ended with is not given to another. */
const MOST_LOST = 2;
/** After so many processes in a row that end before their model is open, none is started. */
const MOST_UNOPENED = 5;
/** Milliseconds before another is started where one could not open its model. */
const PAUSE = 200;
/** Of the mean time that a document takes, what the newest one counts. */
const NEWEST = 0.1;

type Limits = Pick<Settings, 'workers' | 'model' | 'queue' | 'timeoutSeconds'>;

export interface ReadersEvents {
  /** The first model is open. */
  readonly opened: (model: ModelName) => void;
  /** Processes end before they can read, again and again: none is left. */
  readonly broken: () => void;
  /** A process was lost, and another takes its place. */
  readonly replaced: () => void;
}

export class Readers {
  /** Undefined until one is open. */
  model: ModelName | undefined;
  replaced = 0;
  readonly #limits: Limits;
  readonly #events: ReadersEvents;
  readonly #waiting = new Waiting();
  readonly #readers = new Set<ReaderProcess>();
  readonly #unsettled = new Set<Job>();
  #unopened = 0;
  #meanSeconds = 1;
  #stopping = false;

  constructor(limits: Limits, events: ReadersEvents) {
    this.#limits = limits;
    this.#events = events;
    for (let n = 0; n < limits.workers; n += 1) this.#start();
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** Processes whose model is open. */
  get open(): number {
    return [...this.#readers].filter(({ isOpen }) => isOpen).length;
  }

  /** Whether any of them has a document. */
  get isReading(): boolean {
    return [...this.#readers].some(({ job }) => job !== undefined);
  }

  get pids(): readonly number[] {
    return [...this.#readers].flatMap(({ pid }) => pid ?? []);
  }

  /** Bytes of memory of all of them, as they last said. */
  get resident(): number {
    return [...this.#readers].reduce((sum, { resident }) => sum + resident, 0);
  }

  /** Seconds after which there may be room again. */
  get retryAfter(): number {
    const seconds = (this.#meanSeconds * this.#waiting.length) / this.#limits.workers;
    return Math.min(60, Math.max(1, Math.ceil(seconds)));
  }

  /** Never rejects. */
  read(asked: Asked): Promise<Outcome> {
    const job = new Job(asked);
    if (this.#stopping) return Promise.resolve(err('stopping'));
    if (asked.gone.aborted) return Promise.resolve(err('gone'));
    const free = this.#free();
    if (free === undefined && this.#waiting.length >= this.#limits.queue) {
      return Promise.resolve(err('queue-full'));
    }
    const leave = (): void => {
      this.#waiting.remove(job);
      // What is being read is read to its end: nobody hears the answer.
      job.settle(err('gone'));
    };
    asked.gone.addEventListener('abort', leave, { once: true });
    this.#unsettled.add(job);
    if (job.waitCounts) this.#startTimer(job);
    if (free === undefined) this.#waiting.add(job);
    else this.#give(free, job);
    return job.outcome.finally(() => {
      this.#unsettled.delete(job);
      asked.gone.removeEventListener('abort', leave);
    });
  }

  /** Waits until half of the queue is empty: the other half is for single documents. */
  async room(signal: AbortSignal): Promise<void> {
    const most = Math.max(1, Math.floor(this.#limits.queue / 2));
    while (!signal.aborted && !this.#stopping && this.#waiting.length >= most) {
      await this.#waiting.change(signal);
    }
  }

  /** What was taken is read to its end, for as long as is allowed; then no process is left. */
  async stop(milliseconds: number): Promise<void> {
    this.#stopping = true;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((resolve) => (timer = setTimeout(resolve, milliseconds)));
    await Promise.race([Promise.all([...this.#unsettled].map(({ outcome }) => outcome)), late]);
    clearTimeout(timer);
    this.#waiting.removeAll();
    for (const job of this.#unsettled) job.settle(err('stopping'));
    for (const reader of this.#readers) reader.kill();
  }

  #free(): ReaderProcess | undefined {
    return [...this.#readers].find(({ isFree }) => isFree);
  }

  #start(): void {
    const reader = new ReaderProcess(this.#limits.model, {
      opened: (model) => {
        this.#unopened = 0;
        if (this.model === undefined) this.#events.opened(model);
        this.model ??= model;
        this.#giveNext();
      },
      answered: (job, answer) => {
        this.#take(job, answer);
        this.#giveNext();
      },
      ended: (ended, job) => {
        this.#replace(ended, job);
      },
    });
    this.#readers.add(reader);
  }

  #giveNext(): void {
    for (let free = this.#free(); free !== undefined; free = this.#free()) {
      const job = this.#waiting.take();
      if (job === undefined) return;
      this.#give(free, job);
    }
  }

  #give(reader: ReaderProcess, job: Job): void {
    job.began = performance.now();
    this.#startTimer(job);
    reader.read(job);
  }

  /** A process in the middle of a document cannot be asked to leave it: it is ended and replaced. */
  #startTimer(job: Job): void {
    job.startTimer(this.#limits.timeoutSeconds * 1000, () => {
      job.settle(err('timeout'));
      this.#waiting.remove(job);
      [...this.#readers].find((reader) => reader.job === job)?.kill();
    });
  }

  #take(job: Job, answer: Answer): void {
    const seconds = (performance.now() - job.began) / 1000;
    this.#meanSeconds += NEWEST * (seconds - this.#meanSeconds);
    job.settle(answer.failed === undefined ? ok(answer) : err('crashed'));
  }

  #replace(ended: ReaderProcess, job: Job | undefined): void {
    this.#readers.delete(ended);
    if (this.#stopping) return;
    if (job !== undefined && !job.isSettled) {
      job.lost += 1;
      if (job.lost >= MOST_LOST) job.settle(err('reader-lost'));
      else this.#waiting.addFirst(job);
    }
    if (!ended.isOpen) this.#unopened += 1;
    // A model that none of them could open is at fault itself.
    const most = this.model === undefined ? this.#limits.workers : MOST_UNOPENED;
    if (this.#unopened >= most && this.open === 0) {
      void this.stop(0);
      this.#events.broken();
      return;
    }
    this.replaced += 1;
    this.#events.replaced();
    setTimeout(
      () => {
        if (!this.#stopping) this.#start();
        this.#giveNext();
      },
      ended.isOpen ? 0 : PAUSE * 2 ** Math.min(this.#unopened, 8),
    );
  }
}
