/** What crosses the worker boundary: structured-cloneable data only, and the calls that carry it. */
import type { Extraction } from '../../core/extraction';
import type { Result } from '../../core/result';
import type { ChatAnswer, CompletionJob } from './completion';
import type { ModelRef } from './model-ref';
import type { RemoteCode } from './remote';
import type { Task } from './task';
import type { Cutting } from './windows';

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
  /** The code that runs large models is not kept, and the site cannot be reached. */
  | 'runtime-missing'
  /** A server of one's own; `Failure.remote` says what of it. */
  | 'remote'
  | 'not-loaded'
  | 'crashed';

/** `detail` is for a log, in English; the sentence a person reads comes from `i18n` by `code`. */
export interface Failure {
  readonly code: FailureCode;
  readonly detail: string;
  /** Of `wrong-library`: the versions of web-llm that it was built for, where they can be told. */
  readonly fits?: string;
  readonly remote?: RemoteCode;
}

export type LoadStage = 'checking' | 'downloading' | 'verifying' | 'starting';

/** Bytes over all files of the model; `total` is known from the manifest. */
export interface LoadProgress {
  readonly stage: LoadStage;
  readonly loaded: number;
  readonly total: number;
}

export type WeightsOrigin = 'network' | 'indexeddb';
/** `server`: not on this device. */
export type WeightsHome = 'indexeddb' | 'memory' | 'server';
export type Backend = 'wasm' | 'webgpu' | 'server';

/** Names the weights and how they are run: the same find the same in the same window. */
export interface ModelIdentity extends Cutting {
  readonly id: string;
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

/** `unknown`: the browser does not say. `software`: a program on the processor, too slow to be of use. */
export type AdapterKind = 'integrated' | 'discrete' | 'software' | 'unknown';

/** The graphics adapter that a model would run on; limits where the browser tells them. */
export interface AdapterFacts {
  /** Empty where the browser keeps it to itself. */
  readonly name: string;
  readonly kind: AdapterKind;
  /** The system chooses between two cards, whatever a page prefers. */
  readonly systemChooses: boolean;
  /** Of one buffer, and of one binding of it. */
  readonly bufferBytes?: number;
  readonly bindingBytes?: number;
  readonly workgroupBytes?: number;
  readonly buffersPerStage?: number;
  /** The address of a report that such adapters fail. */
  readonly trouble?: string;
}

export interface Capability {
  readonly crossOriginIsolated: boolean;
  readonly cores: number;
  readonly webgpu: boolean;
  readonly f16: boolean;
  /** Also one that is of no use. */
  readonly adapter?: AdapterFacts;
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

/** What a large model did for a text; tokens and seconds. */
export interface LlmUsage {
  readonly promptTokens: number;
  readonly prefillSeconds: number;
  /** Of which the first comes with the prefill. */
  readonly answerTokens: number;
  readonly decodeSeconds: number;
  /** Tokens that were chosen under the constraint. */
  readonly choices: number;
  /** Of these: where one token was allowed, and where the likeliest of all was not. */
  readonly forced: number;
  readonly overruled: number;
}

export interface JobSummary {
  readonly chunks: number;
  readonly milliseconds: number;
  /** Of a large model. */
  readonly usage?: LlmUsage;
}

export interface ExtractorApi {
  probe(): Promise<Capability>;
  load(model: ModelRef, onProgress: ProgressListener): Promise<Result<LoadedModel, Failure>>;
  /** Chunks arrive in the order of the task's windows. Resolves with `cancelled` soon after `cancel`. */
  extract(job: ExtractJob, onChunk: ChunkListener): Promise<Result<JobSummary, Failure>>;
  /** A large model's alone; waits for its turn. `cancel` ends it, too. */
  complete(job: CompletionJob): Promise<Result<ChatAnswer, Failure>>;
  cancel(jobId: string): Promise<void>;
  unload(): Promise<void>;
}
