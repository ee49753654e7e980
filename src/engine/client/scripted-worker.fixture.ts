/** A fake worker: the contract over a real MessageChannel and comlink, with a scripted extractor behind it. */
import * as comlink from 'comlink';
import { EMPTY_EXTRACTION } from '../../core/extraction';
import type {
  ChunkExtraction,
  ExtractJob,
  ExtractorApi,
  Failure,
  LoadedModel,
} from '../contract/extractor';
import type { ModelRef } from '../contract/model-ref';
import type { WorkerLike } from './link';

/** What the worker does in one job. */
export type JobScript = (
  job: ExtractJob,
  tools: {
    /** Sends these chunks, as many as `count` says in all. */
    readonly send: (from: number, to: number, count: number) => Promise<void>;
    /** Resolves when the job is cancelled. */
    readonly cancelled: Promise<void>;
    readonly crash: () => Promise<never>;
  },
) => Promise<'done' | 'cancelled' | Failure>;

export interface WorkerScript {
  readonly job?: JobScript;
  readonly load?: 'ok' | 'crash' | 'silent' | Failure;
  /** What a question is answered with; absent: nothing until it is cancelled. */
  readonly answer?: string;
  /** The worker is lost over a question. */
  readonly losesQuestions?: boolean;
  /** The worker's event loop never comes round to a message. */
  readonly deaf?: boolean;
}

export const LOADED: LoadedModel = {
  id: 'chinchilla-mini',
  kind: 'encoder',
  version: '0.1.0',
  origin: 'network',
  home: 'memory',
  backend: 'wasm',
  threads: 1,
  knownLabels: [],
};

const never = (): Promise<never> => new Promise(() => undefined);

/** Code units of a window, all of them its own. */
export const WINDOW = 10;

/** Where the job begins: at the first of the ranges left. */
export function beginOf({ task }: ExtractJob): number {
  return task.windows?.[0]?.start ?? 0;
}

function chunkAt(index: number, count: number): ChunkExtraction {
  const [start, end] = [index * WINDOW, (index + 1) * WINDOW];
  const window = { start, end, coreStart: start, coreEnd: end };
  return { index, count, ...window, model: LOADED, extraction: EMPTY_EXTRACTION };
}

export class ScriptedWorker extends EventTarget implements WorkerLike {
  terminated = false;
  readonly loads: ModelRef[] = [];
  readonly jobs: ExtractJob[] = [];
  readonly cancels: string[] = [];
  readonly questions: string[] = [];
  readonly #script: WorkerScript;
  readonly #channel = new MessageChannel();
  readonly #cancelListeners = new Map<string, () => void>();

  constructor(script: WorkerScript) {
    super();
    this.#script = script;
    this.#channel.port1.addEventListener('message', (event) => {
      this.dispatchEvent(new MessageEvent('message', { data: event.data as unknown }));
    });
    this.#channel.port1.start();
    if (script.deaf !== true) comlink.expose(this.#api(), this.#channel.port2);
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    if (!this.terminated) this.#channel.port1.postMessage(message, transfer);
  }

  terminate(): void {
    this.terminated = true;
    this.#channel.port1.close();
  }

  /** As when a script in the worker throws outside any call. */
  crash(): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message: 'boom' }));
  }

  #api(): ExtractorApi {
    return {
      probe: () => never(),
      unload: () => Promise.resolve(),
      cancel: (id) => {
        if (id !== '') this.cancels.push(id);
        this.#cancelListeners.get(id)?.();
        return Promise.resolve();
      },
      complete: async ({ id }) => {
        this.questions.push(id);
        const { answer, losesQuestions = false } = this.#script;
        if (losesQuestions) {
          this.crash();
          return never();
        }
        if (answer !== undefined) return { ok: true, value: { text: answer, finish: 'stop' } };
        await new Promise<void>((resolve) => this.#cancelListeners.set(id, resolve));
        return { ok: false, error: { code: 'cancelled', detail: 'in the worker' } };
      },
      load: (model, onProgress) => {
        this.loads.push(model);
        onProgress({ stage: 'downloading', loaded: 1, total: 2 });
        const { load = 'ok' } = this.#script;
        if (load === 'ok') return Promise.resolve({ ok: true, value: LOADED });
        if (load === 'silent') return never();
        if (load !== 'crash') return Promise.resolve({ ok: false, error: load });
        this.crash();
        return never();
      },
      extract: async (job, onChunk) => {
        this.jobs.push(job);
        const outcome = await this.#run(job, onChunk);
        if (outcome === 'done')
          return { ok: true, value: { chunks: 3 - beginOf(job) / WINDOW, milliseconds: 5 } };
        const error: Failure =
          outcome === 'cancelled' ? { code: 'cancelled', detail: 'in the worker' } : outcome;
        return { ok: false, error };
      },
    };
  }

  async #run(
    job: ExtractJob,
    listener: (chunk: ChunkExtraction) => unknown,
  ): Promise<'done' | 'cancelled' | Failure> {
    const cancelled = new Promise<void>((resolve) => {
      this.#cancelListeners.set(job.id, resolve);
    });
    const send = async (from: number, to: number, count: number): Promise<void> => {
      for (let index = from; index < to; index += 1) {
        // Over comlink the listener answers with a promise.
        await listener(chunkAt(index, count));
      }
    };
    const crash = (): Promise<never> => {
      this.crash();
      return never();
    };
    const script = this.#script.job;
    if (script !== undefined) return script(job, { send, cancelled, crash });
    await send(beginOf(job) / WINDOW, 3, 3);
    return 'done';
  }
}

/** One chunk, then nothing until it is cancelled. */
export const untilCancelled: JobScript = async (_job, { send, cancelled }) => {
  await send(0, 1, 3);
  await cancelled;
  return 'cancelled';
};
