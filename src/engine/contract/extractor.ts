/** What crosses the worker boundary: structured-cloneable data only, and the calls that carry it. */
import type { Extraction } from '../../core/extraction';
import type { Result } from '../../core/result';
import type { ModelRef } from './model-ref';
import type { Task } from './task';
import type { EngineKind } from './windows';

export type FailureCode =
  | 'no-webgpu'
  | 'needs-f16'
  | 'out-of-memory'
  | 'unknown-model'
  | 'download-failed'
  | 'integrity-failed'
  | 'quota-exceeded'
  | 'device-lost'
  | 'context-overflow'
  | 'cancelled'
  | 'invalid-schema'
  /** The model library was built for another version of web-llm. */
  | 'wrong-library'
  /** A folder or address does not hold a model in MLC's format. */
  | 'not-a-model'
  /** Not an address, or http on a page of https. */
  | 'bad-address'
  /** The source has no such file (404, 410). */
  | 'not-found'
  /** Another tab is at it. */
  | 'busy'
  | 'not-loaded'
  | 'crashed';

/** `detail` is for a log, in English; the sentence a person reads comes from `i18n` by `code`. */
export interface Failure {
  readonly code: FailureCode;
  readonly detail: string;
}

export type LoadStage = 'checking' | 'downloading' | 'verifying' | 'starting';

/** Bytes over all files of the model; `total` is known from the manifest. */
export interface LoadProgress {
  readonly stage: LoadStage;
  readonly loaded: number;
  readonly total: number;
}

export type WeightsOrigin = 'network' | 'indexeddb';
export type WeightsHome = 'indexeddb' | 'memory';
export type Backend = 'wasm' | 'webgpu';

/** Names the weights: the same ones find the same in the same window. */
export interface ModelIdentity {
  readonly id: string;
  readonly kind: EngineKind;
  readonly version: string;
}

export interface LoadedModel extends ModelIdentity {
  /** Where the bytes of this load came from, and whether they will be there next time. */
  readonly origin: WeightsOrigin;
  readonly home: WeightsHome;
  readonly backend: Backend;
  readonly threads: number;
  /** Label names seen in training. */
  readonly knownLabels: readonly string[];
}

export interface Capability {
  readonly crossOriginIsolated: boolean;
  readonly cores: number;
  readonly webgpu: boolean;
  readonly f16: boolean;
  /** Gigabytes as the browser rounds them, 8 for more; only some tell. */
  readonly memoryGB?: number;
}

export interface ExtractJob {
  readonly id: string;
  readonly task: Task;
}

/** One window of the reading (`readingOf`) and what it holds. Mention ids are unique within it only. */
export interface ChunkExtraction {
  /** Among the windows that the job reads. */
  readonly index: number;
  readonly count: number;
  readonly start: number;
  readonly end: number;
  /** The part of the window that is its own: cores do not overlap. */
  readonly coreStart: number;
  readonly coreEnd: number;
  /** The model that read it. */
  readonly model: ModelIdentity;
  /** The model is still writing: more of the same chunk follows. */
  readonly partial?: boolean;
  /** By the window's text, the schema and the model alone; offsets count from `start`. */
  readonly extraction: Extraction;
}

export type ChunkListener = (chunk: ChunkExtraction) => void;
export type ProgressListener = (progress: LoadProgress) => void;

export interface JobSummary {
  readonly chunks: number;
  readonly milliseconds: number;
}

export interface ExtractorApi {
  probe(): Promise<Capability>;
  load(model: ModelRef, onProgress: ProgressListener): Promise<Result<LoadedModel, Failure>>;
  /** Chunks arrive in the order of the task's windows. Resolves with `cancelled` soon after `cancel`. */
  extract(job: ExtractJob, onChunk: ChunkListener): Promise<Result<JobSummary, Failure>>;
  cancel(jobId: string): Promise<void>;
  unload(): Promise<void>;
}
