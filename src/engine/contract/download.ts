/**
 * What crosses the boundary of the download worker. It is a worker of its own so that the one which may
 * reach other hosts never sees a text, and the one which sees texts can reach no other host.
 */
import type { Result } from '../../core/result';
import type { Failure } from './extractor';

/** A large model and where its files are. URLs are absolute; a folder's URL ends with a slash. */
export interface LlmSpec {
  /** The id of a variant in the catalogue, or one that a person gave: `[A-Za-z0-9._-]`, at most 80. */
  readonly id: string;
  /** Holds `mlc-chat-config.json`, `tensor-cache.json`, the tokenizer and the shards. */
  readonly baseUrl: string;
  /** The model library (WebAssembly). */
  readonly libraryUrl: string;
  readonly overrides: Readonly<Record<string, number>>;
}

/** Bytes; `total` is known once the list of shards is there, 0 before. */
export interface DownloadAmount {
  readonly loaded: number;
  readonly total: number;
}

export type DownloadState =
  | { readonly phase: 'absent' }
  /** `bytesPerSecond` over the last seconds of this run: what was there before does not count. */
  | ({ readonly phase: 'downloading'; readonly bytesPerSecond: number } & DownloadAmount)
  /** Another tab downloads it. */
  | ({ readonly phase: 'elsewhere' } & DownloadAmount)
  | ({ readonly phase: 'paused' } & DownloadAmount)
  | ({ readonly phase: 'verifying' } & DownloadAmount)
  | ({ readonly phase: 'failed'; readonly failure: Failure } & DownloadAmount)
  /** All files are stored, each with its length and hash. */
  | { readonly phase: 'present'; readonly bytes: number };

/** Tokens of prompt and answer; the memory for all of them is taken when the model starts. */
export interface LlmContext {
  readonly tokens: number;
  /** The most that the model was made for. */
  readonly configured: number;
  /** Absent where the model's configuration does not say. */
  readonly bytesPerToken?: number;
}

export interface KnownLlm {
  readonly spec: LlmSpec;
  readonly state: DownloadState;
  /** Of a model of one's own that is present. */
  readonly context?: LlmContext;
}

export type DownloadListener = (state: DownloadState) => void;

/** A file that a person picked, with its path below the picked folder. */
export interface PickedFile {
  readonly path: string;
  readonly file: File;
}

/** Milliseconds until a source answered, or that it did not. */
export type Reachability =
  { readonly reachable: true; readonly ms: number } | { readonly reachable: false };

export interface DownloaderApi {
  /** Every large model of which anything is stored. */
  list(): Promise<readonly KnownLlm[]>;
  /**
   * Begins or resumes; resolves when the model is present, paused, or has failed. Free space is checked
   * first. Nothing stored is lost by any failure; a bad file is fetched again alone.
   */
  download(spec: LlmSpec, onState: DownloadListener): Promise<Result<void, Failure>>;
  /** Keeps what is there; also after the tab is closed. */
  pause(id: string): Promise<void>;
  /** Checks every stored file against its length and hash, and forgets the bad ones. */
  verify(id: string, onState: DownloadListener): Promise<Result<void, Failure>>;
  /** Stops a download of it and removes every file. Resolves with the bytes freed. */
  remove(id: string): Promise<Result<number, Failure>>;
  /** A whole model from a picked folder, its library (one `.wasm`) included. */
  importFolder(
    id: string,
    files: readonly PickedFile[],
    onState: DownloadListener,
  ): Promise<Result<void, Failure>>;
  /** Writes every file into the folder that was picked. */
  exportFolder(
    id: string,
    folder: FileSystemDirectoryHandle,
    onState: DownloadListener,
  ): Promise<Result<void, Failure>>;
  /** How many tokens of context it is started with from now on, up to what it was made for. */
  chooseContext(id: string, tokens: number): Promise<Result<void, Failure>>;
  /** A small file of the source is asked for; at most a few seconds. */
  probe(url: string): Promise<Reachability>;
}
