/** What the worker does: one model at a time, one job at a time, failures as data. */
import { chunkText, type Chunk } from '../src/core/chunk';
import { err, ok, type Result } from '../src/core/result';
import { checkSchema } from '../src/core/schema-check';
import { probeCapability } from '../src/engine/capability';
import { findModelEntry } from '../src/engine/catalogue';
import type {
  Capability,
  ChunkListener,
  ExtractJob,
  ExtractorApi,
  Failure,
  JobSummary,
  LoadedModel,
  ProgressListener,
} from '../src/engine/contract';
import { openEncoder, WINDOWS_PER_BATCH, type Encoder } from './encoder/encoder';
import { classifyFailure } from './failure';
import { obtainModelFiles, type ModelFiles } from './model-files';
import { browserRuntime } from './runtime';

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
  #encoder: Encoder | undefined;
  readonly #cancelled = new Set<string>();
  #running: string | undefined;

  /** `baseUrl`: the site's root, which the paths of models start from. */
  constructor(baseUrl: string) {
    this.#baseUrl = baseUrl;
  }

  probe(): Promise<Capability> {
    return probeCapability();
  }

  async load(modelId: string, onProgress: ProgressListener): Promise<Result<LoadedModel, Failure>> {
    const model = findModelEntry(modelId);
    if (model === undefined) return err({ code: 'unknown-model', detail: modelId });
    const url = new URL(model.path, this.#baseUrl).href;
    const files = await obtainModelFiles(url, onProgress);
    if (!files.ok) return files;
    const total = files.value.manifest.files.reduce((sum, { bytes }) => sum + bytes, 0);
    onProgress({ stage: 'starting', loaded: total, total });
    try {
      return await this.#start(files.value);
    } catch (error) {
      return err(classifyFailure(error));
    }
  }

  async extract(job: ExtractJob, onChunk: ChunkListener): Promise<Result<JobSummary, Failure>> {
    const encoder = this.#encoder;
    if (encoder === undefined) return err({ code: 'not-loaded', detail: 'load a model first' });
    const problem = checkSchema(job.schema).find(({ severity }) => severity === 'error');
    if (problem !== undefined) return err({ code: 'invalid-schema', detail: problem.code });
    this.#running = job.id;
    try {
      return await this.#run(encoder, job, onChunk);
    } catch (error) {
      return err(classifyFailure(error));
    } finally {
      this.#running = undefined;
      this.#cancelled.delete(job.id);
    }
  }

  cancel(jobId: string): Promise<void> {
    if (jobId === this.#running) this.#cancelled.add(jobId);
    return Promise.resolve();
  }

  async unload(): Promise<void> {
    await this.#encoder?.dispose();
    this.#encoder = undefined;
  }

  async #start({
    manifest,
    files,
    origin,
    home,
  }: ModelFiles): Promise<Result<LoadedModel, Failure>> {
    await this.unload();
    const runtime = browserRuntime();
    const encoder = await openEncoder(manifest, files, runtime);
    if (!encoder.ok) return err({ code: 'integrity-failed', detail: encoder.error });
    this.#encoder = encoder.value;
    const { id, version, knownLabels } = manifest;
    const { provider: backend, threads } = runtime;
    return ok({ id, version, origin, home, backend, threads, knownLabels });
  }

  async #run(
    encoder: Encoder,
    { id, text, schema, firstChunk }: ExtractJob,
    onChunk: ChunkListener,
  ): Promise<Result<JobSummary, Failure>> {
    const before = performance.now();
    const chunks = chunkText(text);
    // Windows of a batch share the scale of their 8-bit activations, so a job that goes on keeps its batches.
    const first = firstChunk - (firstChunk % WINDOWS_PER_BATCH);
    for (let at = first; at < chunks.length; at += WINDOWS_PER_BATCH) {
      await breathe();
      if (this.#cancelled.has(id)) return err(CANCELLED);
      const windows = chunks.slice(at, at + WINDOWS_PER_BATCH);
      await this.#runBatch(encoder, { text, schema, windows, count: chunks.length }, (chunk) => {
        if (chunk.index >= firstChunk) onChunk(chunk);
      });
    }
    return ok({ chunks: chunks.length, milliseconds: performance.now() - before });
  }

  async #runBatch(
    encoder: Encoder,
    { text, schema, windows, count }: BatchJob,
    onChunk: ChunkListener,
  ): Promise<void> {
    const found = await encoder.extractWindows(text, windows, schema);
    for (const [index, extraction] of found.entries()) {
      const window = windows[index];
      if (window !== undefined) {
        onChunk({ index: window.index, count, start: window.start, end: window.end, extraction });
      }
    }
  }
}

interface BatchJob extends Pick<ExtractJob, 'text' | 'schema'> {
  readonly windows: readonly Chunk[];
  readonly count: number;
}
