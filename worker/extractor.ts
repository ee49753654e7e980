/** What the worker does: one model at a time, one job at a time, failures as data. */
import type { Extraction } from '../src/core/extraction';
import { err, ok, type Result } from '../src/core/result';
import { checkSchema } from '../src/core/schema-check';
import { probeCapability } from '../src/engine/models/capability';
import type { ChatAnswer, CompletionJob } from '../src/engine/contract/completion';
import type {
  Capability,
  ChunkListener,
  ExtractJob,
  ExtractorApi,
  Failure,
  JobSummary,
  LoadedModel,
  ModelIdentity,
  ProgressListener,
} from '../src/engine/contract/extractor';
import type { ModelRef } from '../src/engine/contract/model-ref';
import { readingOf } from '../src/engine/contract/reading';
import { windowsOf } from '../src/engine/contract/windows';
import { classifyFailure } from './failure';
import { OneLoad } from './one-load';
import type { OpenReader, Reader } from './reader';

const CANCELLED: Failure = { code: 'cancelled', detail: 'cancelled by its caller' };

/** Lets messages in between two batches, such as a call to cancel. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

function identityOf({ id, version, kind, contextTokens }: LoadedModel): ModelIdentity {
  const identity = { id, version, kind };
  return contextTokens === undefined ? identity : { ...identity, contextTokens };
}

export class Extractor implements ExtractorApi {
  readonly #openReader: OpenReader;
  readonly #loads = new OneLoad();
  #reader: Reader | undefined;
  readonly #cancelled = new Set<string>();
  readonly #questions = new Map<string, AbortController>();
  #running: string | undefined;

  constructor(openReader: OpenReader) {
    this.#openReader = openReader;
  }

  probe(): Promise<Capability> {
    return probeCapability();
  }

  /** The model before it, loaded or on its way, gives up its memory first: two may not fit. */
  async load(model: ModelRef, onProgress: ProgressListener): Promise<Result<LoadedModel, Failure>> {
    return this.#loads.run(async (signal) => {
      try {
        await this.#dispose();
        return await this.#open(model, onProgress, signal);
      } catch (error) {
        return err(classifyFailure(error));
      }
    });
  }

  async extract(job: ExtractJob, onChunk: ChunkListener): Promise<Result<JobSummary, Failure>> {
    const reader = this.#reader;
    if (reader === undefined) return err({ code: 'not-loaded', detail: 'load a model first' });
    const problem = checkSchema(job.task.schema).find(({ severity }) => severity === 'error');
    if (problem !== undefined) return err({ code: 'invalid-schema', detail: problem.code });
    this.#running = job.id;
    try {
      return await this.#run(reader, job, onChunk);
    } catch (error) {
      return err(classifyFailure(error));
    } finally {
      this.#running = undefined;
      this.#cancelled.delete(job.id);
    }
  }

  async complete({ id, question }: CompletionJob): Promise<Result<ChatAnswer, Failure>> {
    const reader = this.#reader;
    if (reader?.complete === undefined) {
      return err({ code: 'not-loaded', detail: 'load a large model first' });
    }
    const stop = new AbortController();
    this.#questions.set(id, stop);
    try {
      const answer = await reader.complete(question, stop.signal);
      return stop.signal.aborted ? err(CANCELLED) : answer;
    } catch (error) {
      return err(classifyFailure(error));
    } finally {
      this.#questions.delete(id);
    }
  }

  cancel(jobId: string): Promise<void> {
    this.#questions.get(jobId)?.abort();
    if (jobId === this.#running) {
      this.#cancelled.add(jobId);
      this.#reader?.interrupt();
    }
    return Promise.resolve();
  }

  async unload(): Promise<void> {
    this.#loads.abort();
    await this.#dispose();
  }

  async #open(
    model: ModelRef,
    onProgress: ProgressListener,
    signal: AbortSignal,
  ): Promise<Result<LoadedModel, Failure>> {
    const opened = await this.#openReader(model, onProgress, signal);
    if (!opened.ok) return opened;
    if (signal.aborted) {
      await opened.value.dispose();
      return err(CANCELLED);
    }
    this.#reader = opened.value;
    return ok(opened.value.model);
  }

  async #dispose(): Promise<void> {
    const reader = this.#reader;
    this.#reader = undefined;
    await reader?.dispose();
  }

  async #run(
    reader: Reader,
    { id: jobId, task }: ExtractJob,
    onChunk: ChunkListener,
  ): Promise<Result<JobSummary, Failure>> {
    const before = performance.now();
    reader.takeUsage?.();
    const reading = readingOf(task.text);
    const windows = windowsOf(task, reading, reader.model);
    const model = identityOf(reader.model);
    const send = (index: number, extraction: Extraction, partial: boolean): void => {
      const window = windows[index];
      const count = windows.length;
      if (window !== undefined) onChunk({ ...window, index, count, model, partial, extraction });
    };
    const isCancelled = (): boolean => this.#cancelled.has(jobId);
    const length = windows.reduce((sum, { start, end }) => sum + end - start, 0);
    for (let at = 0; at < windows.length;) {
      await breathe();
      if (isCancelled()) return err(CANCELLED);
      const first = at;
      const batch = windows.slice(first, first + reader.windowsPerBatch);
      at += batch.length;
      const found = await reader.read(
        batch.map(({ start, end }) => reading.text.slice(start, end)),
        {
          schema: task.schema,
          ...(task.instructions === undefined ? {} : { instructions: task.instructions }),
          length,
          isCancelled,
          onPartial: (index, extraction) => {
            if (!isCancelled()) send(first + index, extraction, true);
          },
        },
      );
      if (isCancelled()) return err(CANCELLED);
      if (!found.ok) return found;
      found.value.forEach((extraction, index) => {
        send(first + index, extraction, false);
      });
    }
    const usage = reader.takeUsage?.();
    const summary = { chunks: windows.length, milliseconds: performance.now() - before };
    return ok(usage === undefined ? summary : { ...summary, usage });
  }
}
