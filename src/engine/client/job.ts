/** One text being extracted: what its caller sees of it, across crashes of the worker. */
import { err, type Result } from '../../core/result';
import { overlaps, without, type Range } from '../../core/text-ranges';
import type { ChunkExtraction, ChunkListener, Failure, JobSummary } from '../contract/extractor';
import type { Task } from '../contract/task';

export type JobOutcome = Result<JobSummary, Failure>;

/** Chunks travel on a port of their own and may come a little later than the end of the job. */
const STRAGGLER_MS = 250;

const EVERYTHING: readonly Range[] = [{ start: 0, end: Infinity }];

let lastNumber = 0;

export class Job {
  readonly id: string;
  readonly done: Promise<JobOutcome>;
  respawns = 0;
  settled = false;
  readonly #task: Task;
  readonly #onChunk: ChunkListener;
  readonly #begin = performance.now();
  /** Ranges whose chunks have not arrived: where to go on. Engines cut a text differently. */
  #left: readonly Range[];
  /** Whole chunks since the job was last put on a worker, and before that. */
  #arrived = 0;
  #earlier = 0;
  #resolve: (outcome: JobOutcome) => void = () => undefined;
  #onChange: () => void = () => undefined;

  constructor(task: Task, onChunk: ChunkListener) {
    lastNumber += 1;
    this.id = `job-${lastNumber}`;
    this.#task = task;
    this.#left = task.windows ?? EVERYTHING;
    this.#onChunk = onChunk;
    this.done = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  /** What a worker has to do now; a new one goes on where the last one ended. */
  begin(): Task {
    this.#earlier += this.#arrived;
    this.#arrived = 0;
    return this.#left === EVERYTHING ? this.#task : { ...this.#task, windows: this.#left };
  }

  accept(chunk: ChunkExtraction): void {
    const core = { start: chunk.coreStart, end: chunk.coreEnd };
    if (this.settled || !this.#left.some((range) => overlaps(range, core))) return;
    if (chunk.partial !== true) {
      this.#left = without(this.#left, core);
      this.#arrived += 1;
    }
    this.#onChunk(chunk);
    this.#onChange();
  }

  fail(failure: Failure): void {
    this.#settle(err(failure));
  }

  /** Waits for chunks on their way, then ends. A resumed job counts from its first beginning. */
  async finish(summary: JobSummary): Promise<void> {
    if (this.#arrived < summary.chunks) await this.#waitFor(summary.chunks);
    const milliseconds = performance.now() - this.#begin;
    const whole = { chunks: this.#earlier + summary.chunks, milliseconds };
    this.#settle({ ok: true, value: this.respawns === 0 ? summary : whole });
  }

  #waitFor(chunks: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, STRAGGLER_MS);
      this.#onChange = () => {
        if (!this.settled && this.#arrived < chunks) return;
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #settle(outcome: JobOutcome): void {
    if (this.settled) return;
    this.settled = true;
    this.#resolve(outcome);
    this.#onChange();
  }
}
