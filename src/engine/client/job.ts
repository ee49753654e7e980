/** One text being extracted: what its caller sees of it, across crashes of the worker. */
import { err, type Result } from '../../core/result';
import type { Instructions } from '../../answer/instruction/question';
import type { Schema } from '../../core/schema';
import type { ChunkExtraction, ChunkListener, Failure, JobSummary } from '../contract/extractor';

export type JobOutcome = Result<JobSummary, Failure>;

/** Chunks travel on a port of their own and may come a little later than the end of the job. */
const STRAGGLER_MS = 250;

let lastNumber = 0;

export class Job {
  readonly id: string;
  readonly text: string;
  readonly schema: Schema;
  readonly instructions: Instructions | undefined;
  readonly done: Promise<JobOutcome>;
  /** Where to go on: an offset up to which all chunks have arrived. Engines cut a text differently. */
  from = 0;
  respawns = 0;
  settled = false;
  readonly #onChunk: ChunkListener;
  readonly #begin = performance.now();
  #arrived = 0;
  #count = 0;
  #resolve: (outcome: JobOutcome) => void = () => undefined;
  #onChange: () => void = () => undefined;

  constructor(
    text: string,
    schema: Schema,
    instructions: Instructions | undefined,
    onChunk: ChunkListener,
  ) {
    lastNumber += 1;
    this.id = `job-${lastNumber}`;
    this.text = text;
    this.schema = schema;
    this.instructions = instructions;
    this.#onChunk = onChunk;
    this.done = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  accept(chunk: ChunkExtraction): void {
    if (this.settled || chunk.coreEnd <= this.from) return;
    if (chunk.partial !== true) {
      this.from = chunk.coreEnd;
      this.#arrived = chunk.index + 1;
    }
    this.#count = chunk.count;
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
    const whole = { chunks: Math.max(this.#count, summary.chunks), milliseconds };
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
