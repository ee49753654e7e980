/** Stands in for a client with its worker and model: finds that a window's text alone decides. */
import type { Extraction, Mention } from '../../core/extraction';
import { err, ok, type Result } from '../../core/result';
import type { ExtractHandle } from '../client/client';
import type {
  ChunkListener,
  Failure,
  JobSummary,
  LoadedModel,
  ModelIdentity,
} from '../contract/extractor';
import { readingOf } from '../contract/reading';
import type { Task } from '../contract/task';
import { windowsOf } from '../contract/windows';
import type { RunClient } from './extraction-run';

export const MODEL: LoadedModel = {
  id: 'fake',
  kind: 'encoder',
  version: '1',
  origin: 'network',
  home: 'memory',
  backend: 'wasm',
  threads: 1,
  knownLabels: [],
};

/**
 * Runs of stems are mentions, as likely as the window is odd; each is related to the next, and begins an
 * event with the one after that. A run at the window's border is cut there, as a model would cut it.
 */
function findStems(window: string): Extraction {
  const score = 0.5 + (window.length % 50) / 100;
  const mentions = [...window.matchAll(/[甲乙丙丁]+/gu)].map(({ index, 0: text }): Mention => ({
    id: `m${index}`,
    type: text.startsWith('甲') ? '头' : '尾',
    start: index,
    end: index + text.length,
    text,
    score,
  }));
  const pairs = mentions.slice(1).map((next, at) => [mentions[at] ?? next, next] as const);
  return {
    mentions,
    relations: pairs.map(([head, tail]) => ({ type: '邻', head: head.id, tail: tail.id, score })),
    events: pairs.map(([trigger, other]) => ({
      type: '头',
      trigger: trigger.id,
      arguments: [{ role: '后', mention: other.id, score }],
      score,
    })),
    issues: [],
  };
}

/** One job of a client that is driven by hand. */
export interface DrivenJob {
  readonly task: Task;
  cancelled: boolean;
  /** Reads the next window; with `part`, says what it has so far. False where there is none. */
  readonly step: (part?: Extraction) => boolean;
  readonly end: (failure?: Failure) => Promise<void>;
}

/** Reads only when it is told to. */
export class DrivenClient implements RunClient {
  loaded: LoadedModel | undefined = MODEL;
  readonly jobs: DrivenJob[] = [];
  /** Texts of the windows read. */
  readonly read: string[] = [];
  readonly #find: (window: string) => Extraction;
  /** What the model that reads is called, where it is not the one that is loaded. */
  reads: ModelIdentity = MODEL;

  constructor(find = findStems) {
    this.#find = find;
  }

  get job(): DrivenJob {
    const job = this.jobs.at(-1);
    if (job === undefined) throw new Error('nothing was asked');
    return job;
  }

  extract(task: Task, onChunk: ChunkListener): ExtractHandle {
    const reading = readingOf(task.text);
    const windows = windowsOf(task, reading, MODEL);
    const waiting = [...windows.entries()];
    let settle: (outcome: Result<JobSummary, Failure>) => void = () => undefined;
    const done = new Promise<Result<JobSummary, Failure>>((resolve) => (settle = resolve));
    const job: DrivenJob = {
      task,
      cancelled: false,
      step: (part) => {
        const [next] = part === undefined ? waiting.splice(0, 1) : waiting;
        if (next === undefined) return false;
        const [index, window] = next;
        const text = reading.text.slice(window.start, window.end);
        const extraction = part ?? this.#find(text);
        if (part === undefined) this.read.push(text);
        const about = { index, count: windows.length, model: this.reads };
        onChunk({ ...window, ...about, partial: part !== undefined, extraction });
        return true;
      },
      end: async (failure) => {
        const summary = { chunks: windows.length, milliseconds: 5 };
        settle(failure === undefined ? ok(summary) : err(failure));
        await done;
        await Promise.resolve();
      },
    };
    this.jobs.push(job);
    return { done, cancel: () => (job.cancelled = true) };
  }
}
