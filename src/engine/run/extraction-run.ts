/** One extraction of one text: what is known at once, the rest as it is read, at a pace the page can draw. */
import type { DecidedItems } from '../../core/decided';
import type { Extraction } from '../../core/extraction';
import { ok, type Result } from '../../core/result';
import type { ExtractHandle, ExtractorClient } from '../client/client';
import type { ChunkExtraction, Failure, JobSummary } from '../contract/extractor';
import { readingOf, type Reading } from '../contract/reading';
import type { Task } from '../contract/task';
import { PAGE_CLOCK, type Clock } from './clock';
import { contextOf, FindsCache } from './finds-cache';
import { Gathering } from './gathering';
import { withOwnExamples } from './own-examples';
import { Pace } from './pace';
import { planRun, type KnownWindow } from './plan';

export interface RunRequest {
  /** All windows of its text are gathered; only those that the cache lacks are read. */
  readonly task: Task;
  /** Of the text: a large model is shown some as examples, where the task's instructions ask for that. */
  readonly items?: DecidedItems;
  /** Still true of this text; shown where the run has not come yet. */
  readonly stale: Extraction;
  /** Windows' finds are looked up in it and put into it. Absent: one for this run alone. */
  readonly cache?: FindsCache;
  /** An offset, such as that of the last edit: what is missing around it is read first. */
  readonly near?: number;
}

/** `done` and `total` count windows; `total` is 0 until it is known how the text is cut. */
export interface RunProgress {
  readonly extraction: Extraction;
  readonly done: number;
  readonly total: number;
}

export interface RunEvents {
  progress(progress: RunProgress): void;
  /** Once, after the last progress; never after `cancel`. The summary counts the windows that were read. */
  finish(outcome: Result<JobSummary, Failure>, extraction: Extraction): void;
}

export type RunClient = Pick<ExtractorClient, 'extract' | 'loaded'>;

/** Milliseconds of one task that joins known windows; a key press must not wait for all of them. */
const SLICE = 8;

/**
 * `gathering`: known windows are joined, a slice a task, while the model reads the others. `reading`: all
 * known ones are joined. `over`: finished or cancelled; nothing is reported any more.
 */
type RunPhase = 'gathering' | 'reading' | 'over';

export class ExtractionRun {
  readonly #task: Task;
  readonly #events: RunEvents;
  readonly #clock: Clock;
  readonly #cache: FindsCache;
  readonly #reading: Reading;
  readonly #gathering: Gathering;
  readonly #pace: Pace;
  readonly #begin: number;
  readonly #known: readonly KnownWindow[];
  #phase: RunPhase = 'gathering';
  #handle: ExtractHandle | undefined;
  #stopSlice: (() => void) | undefined;
  /** How many of the known windows are joined, and how many others were read or are to be read. */
  #joined = 0;
  #read = 0;
  #unread: number;
  /** Of the model, where it ended before the known windows were joined. */
  #outcome: Result<JobSummary, Failure> | undefined;

  constructor(client: RunClient, request: RunRequest, events: RunEvents, clock: Clock) {
    const { items, stale, cache = new FindsCache(), near = 0 } = request;
    const task = withOwnExamples(request.task, items);
    this.#task = task;
    this.#events = events;
    this.#clock = clock;
    this.#cache = cache;
    this.#begin = clock.now();
    this.#reading = readingOf(task.text);
    this.#gathering = new Gathering(task.text, this.#reading, stale);
    this.#pace = new Pace(clock, () => {
      this.#report();
    });
    const plan = planRun(task, this.#reading, client.loaded, cache, near);
    this.#known = plan.known;
    this.#unread = plan.unread;
    if (plan.missing.length > 0) this.#readMissing(client, plan.missing);
    else this.#outcome = ok({ chunks: 0, milliseconds: 0 });
    if (plan.known.length === 0 && plan.missing.length > 0) this.#phase = 'reading';
    // Cutting was enough for one task; and the caller does not hold the run yet.
    else this.#joinLater();
  }

  cancel(): void {
    if (this.#phase === 'over') return;
    this.#end();
    this.#handle?.cancel();
  }

  #readMissing(client: RunClient, windows: NonNullable<Task['windows']>): void {
    const task = this.#task;
    const asked = this.#known.length === 0 ? task : { ...task, windows };
    this.#handle = client.extract(asked, (chunk) => {
      if (this.#phase !== 'over') this.#take(chunk);
    });
    void this.#handle.done.then((outcome) => {
      this.#outcome = outcome;
      this.#finishIfDone();
    });
  }

  #joinLater(): void {
    this.#stopSlice = this.#clock.later(0, () => {
      this.#join();
    });
  }

  /** In slices: thousands of mentions in one task would hold up typing. */
  #join(): void {
    const until = this.#clock.now() + SLICE;
    for (; this.#joined < this.#known.length; this.#joined += 1) {
      if (this.#clock.now() >= until) {
        this.#joinLater();
        return;
      }
      const known = this.#known[this.#joined];
      if (known !== undefined) this.#gathering.add(known.window, known.finds);
    }
    this.#phase = 'reading';
    if (this.#outcome !== undefined) this.#finishIfDone();
    else if (this.#joined + this.#read > 0) this.#pace.ask();
  }

  #take(chunk: ChunkExtraction): void {
    const { index, count, partial, model, extraction } = chunk;
    if (partial === true) {
      this.#gathering.addPart(chunk, extraction);
    } else {
      this.#gathering.add(chunk, extraction);
      this.#read += 1;
      const window = this.#reading.text.slice(chunk.start, chunk.end);
      this.#cache.put(contextOf(model, this.#task), window, extraction);
    }
    this.#unread = count - index - (partial === true ? 0 : 1);
    if (this.#phase === 'reading') this.#pace.ask();
  }

  #report(): void {
    const done = this.#joined + this.#read;
    const extraction = this.#gathering.shown();
    this.#events.progress({ extraction, done, total: done + this.#unread });
  }

  #finishIfDone(): void {
    const outcome = this.#outcome;
    if (this.#phase !== 'reading' || outcome === undefined) return;
    this.#end();
    const gathering = this.#gathering;
    if (!outcome.ok) this.#events.finish(outcome, gathering.shown());
    else if (this.#handle !== undefined) this.#events.finish(outcome, gathering.found());
    else {
      const milliseconds = this.#clock.now() - this.#begin;
      this.#events.finish(ok({ chunks: 0, milliseconds }), gathering.found());
    }
  }

  #end(): void {
    this.#phase = 'over';
    this.#pace.stop();
    this.#stopSlice?.();
  }
}

export function startRun(
  client: RunClient,
  request: RunRequest,
  events: RunEvents,
  clock: Clock = PAGE_CLOCK,
): ExtractionRun {
  return new ExtractionRun(client, request, events, clock);
}
