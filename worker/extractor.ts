/** What the worker does: one model at a time, one job at a time, failures as data. */
import { chunkText, type Chunk } from '../src/core/chunk';
import type { Extraction } from '../src/core/extraction';
import { err, ok, type Result } from '../src/core/result';
import { checkSchema } from '../src/core/schema-check';
import { probeCapability } from '../src/engine/models/capability';
import type {
  Capability,
  ChunkListener,
  ExtractJob,
  ExtractorApi,
  Failure,
  JobSummary,
  LoadedModel,
  ProgressListener,
} from '../src/engine/contract/extractor';
import { classifyFailure } from './failure';
import { OneLoad } from './one-load';
import { openReader } from './open-reader';
import type { Reader } from './reader';

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

export class Extractor implements ExtractorApi {
  readonly #baseUrl: string;
  readonly #loads = new OneLoad();
  #reader: Reader | undefined;
  readonly #cancelled = new Set<string>();
  #running: string | undefined;

  /** `baseUrl`: the site's root, which the paths of models start from. */
  constructor(baseUrl: string) {
    this.#baseUrl = baseUrl;
  }

  probe(): Promise<Capability> {
    return probeCapability();
  }

  /** The model before it, loaded or on its way, gives up its memory first: two may not fit. */
  async load(modelId: string, onProgress: ProgressListener): Promise<Result<LoadedModel, Failure>> {
    return this.#loads.run(async (signal) => {
      try {
        await this.#dispose();
        return await this.#open(modelId, onProgress, signal);
      } catch (error) {
        return err(classifyFailure(error));
      }
    });
  }

  async extract(job: ExtractJob, onChunk: ChunkListener): Promise<Result<JobSummary, Failure>> {
    const reader = this.#reader;
    if (reader === undefined) return err({ code: 'not-loaded', detail: 'load a model first' });
    const problem = checkSchema(job.schema).find(({ severity }) => severity === 'error');
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

  cancel(jobId: string): Promise<void> {
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
    modelId: string,
    onProgress: ProgressListener,
    signal: AbortSignal,
  ): Promise<Result<LoadedModel, Failure>> {
    const opened = await openReader(modelId, this.#baseUrl, onProgress, signal);
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
    job: ExtractJob,
    onChunk: ChunkListener,
  ): Promise<Result<JobSummary, Failure>> {
    const before = performance.now();
    const { text, schema, from } = job;
    reader.takeUsage?.();
    const chunks = chunkText(text, reader.chunkOptions(schema));
    const next = chunks.findIndex(({ coreEnd }) => coreEnd > from);
    let at = next < 0 ? chunks.length : next - (next % reader.windowsPerBatch);
    while (at < chunks.length) {
      await breathe();
      if (this.#cancelled.has(job.id)) return err(CANCELLED);
      const windows = chunks.slice(at, at + reader.windowsPerBatch);
      at += windows.length;
      const send = (window: Chunk | undefined, extraction: Extraction, partial: boolean): void => {
        if (window === undefined || window.coreEnd <= from) return;
        const { index, start, end, coreEnd } = window;
        onChunk({ index, count: chunks.length, start, end, coreEnd, partial, extraction });
      };
      const found = await this.#read(reader, job, windows, send);
      if (!found.ok) return found;
      found.value.forEach((extraction, index) => {
        send(windows[index], extraction, false);
      });
    }
    const usage = reader.takeUsage?.();
    const summary = { chunks: chunks.length, milliseconds: performance.now() - before };
    return ok(usage === undefined ? summary : { ...summary, usage });
  }

  async #read(
    reader: Reader,
    { id, text, schema, instructions }: ExtractJob,
    windows: readonly Chunk[],
    send: (window: Chunk, extraction: Extraction, partial: boolean) => void,
  ): Promise<Result<readonly Extraction[], Failure>> {
    const isCancelled = (): boolean => this.#cancelled.has(id);
    const onPartial = (window: Chunk, extraction: Extraction): void => {
      if (!isCancelled()) send(window, extraction, true);
    };
    const asked = { text, schema, isCancelled, onPartial };
    const readJob = instructions === undefined ? asked : { ...asked, instructions };
    const found = await reader.read(windows, readJob);
    return isCancelled() ? err(CANCELLED) : found;
  }
}
