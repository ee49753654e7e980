/** Where the files of a model come from: an address, or a folder that a person picked. */
import type { Result } from '../../src/core/result';
import type { Failure } from '../../src/engine/contract/extractor';

export interface Wanted {
  readonly path: string;
  /** Bytes that are stored already. */
  readonly offset: number;
  /** Of the answer that these came with. */
  readonly etag: string | undefined;
  readonly signal: AbortSignal;
}

export interface Answer {
  /** Where the body starts in the file: 0 where all of it is sent whatever was asked for. */
  readonly offset: number;
  readonly etag: string | undefined;
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
}

export interface Source {
  /** A file of this name beside the model, whatever folder of it; an address has none. */
  find?(name: string): Blob | undefined;
  open(wanted: Wanted): Promise<Result<Answer, Failure>>;
}
