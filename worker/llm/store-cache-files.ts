/** The files of one stored model as streams, and what was wrong with the first that could not be read. */
import type { StoredLlm } from '../../src/storage/records';
import { streamLlmFile } from '../../src/storage/llm-files';
import type { Failure } from '../../src/engine/contract/extractor';

export type FileStream = ReadableStream<Uint8Array<ArrayBuffer>>;

/** `undefined`: not stored, or not whole. */
export type OpenFile = (path: string) => Promise<FileStream | undefined>;

function openFrom(id: string): OpenFile {
  return async (path) => {
    const found = await streamLlmFile(id, path);
    if (!found.ok) throw new Error(found.error.detail);
    return found.value?.stream;
  };
}

export class ModelFiles {
  readonly id: string;
  readonly paths: ReadonlySet<string>;
  readonly #open: OpenFile;
  #problem: Failure | undefined;
  #closed = false;

  constructor({ id, files }: Pick<StoredLlm, 'id' | 'files'>, open: OpenFile = openFrom(id)) {
    this.id = id;
    this.paths = new Set(files.map(({ path }) => path));
    this.#open = open;
  }

  /** What a library says of a file that it could not read hides the cause; this is the cause. */
  get problem(): Failure | undefined {
    return this.#problem;
  }

  /** Who still reads has been given up. */
  close(): void {
    this.#closed = true;
  }

  /** Nothing is read from the store until the stream is. */
  async open(path: string): Promise<FileStream> {
    if (this.#closed) throw new Error(`${path}: no longer wanted`);
    const stream = await this.#guard(path, () => this.#open(path));
    if (stream === undefined) throw this.#note(path, 'is not stored');
    const reader = stream.getReader();
    return new ReadableStream(
      {
        pull: async (controller) => {
          const { done, value } = await this.#guard(path, () => reader.read());
          if (done) controller.close();
          else controller.enqueue(value);
        },
        cancel: (reason) => reader.cancel(reason),
      },
      { highWaterMark: 0 },
    );
  }

  /** What is asked for and is not there is a fault of what is stored. */
  refuse(what: string): Promise<never> {
    return Promise.reject(this.#note(what, 'is not stored'));
  }

  /** Rejects where the file cannot be read or is not JSON. */
  async readJson(path: string): Promise<unknown> {
    return new Response(await this.open(path)).json();
  }

  async #guard<T>(path: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw this.#note(path, error instanceof Error ? error.message : String(error));
    }
  }

  #note(path: string, why: string): Error {
    this.#problem ??= { code: 'integrity-failed', detail: `${path}: ${why}` };
    return new Error(`${path}: ${why}`);
  }
}
