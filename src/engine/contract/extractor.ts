/** What crosses the worker boundary: structured-cloneable data only, and the calls that carry it. */
import type { Extraction } from '../../core/extraction';
import type { Instructions } from '../../answer/instruction/question';
import type { Result } from '../../core/result';
import type { Schema } from '../../core/schema';

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

export interface LoadedModel {
  readonly id: string;
  readonly version: string;
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
  readonly text: string;
  readonly schema: Schema;
  /** Skip chunks whose core ends at or before this offset: a job that goes on after a crash. */
  readonly from: number;
  /** What a language model is told; the built-in model needs none. */
  readonly instructions?: Instructions;
}

/** One chunk's finds, with offsets into the whole text. Mention ids are unique within the chunk only. */
export interface ChunkExtraction {
  readonly index: number;
  readonly count: number;
  readonly start: number;
  readonly end: number;
  /** Where this chunk's own part of the text ends: a job that goes on starts here. */
  readonly coreEnd: number;
  /** The model is still writing: more of the same chunk follows. */
  readonly partial?: boolean;
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
  load(modelId: string, onProgress: ProgressListener): Promise<Result<LoadedModel, Failure>>;
  /** Chunks arrive in order. Resolves with `cancelled` soon after `cancel`. */
  extract(job: ExtractJob, onChunk: ChunkListener): Promise<Result<JobSummary, Failure>>;
  cancel(jobId: string): Promise<void>;
  unload(): Promise<void>;
}
