/** What a running service is set to. */
import type { Schema } from '../../src/core/schema';

export interface Settings {
  readonly host: string;
  /** 0: one that is free. */
  readonly port: number;
  /** Processes that read. */
  readonly workers: number;
  /** Undefined: the model that ships with the site. */
  readonly model: string | undefined;
  /** For requests that name none. */
  readonly schema: Schema;
  /** Of one document, in UTF-16 code units. */
  readonly maxCharacters: number;
  /** Of one batch. */
  readonly maxDocuments: number;
  /** Documents that wait for a reader. */
  readonly queue: number;
  /** For one document, for a body to arrive, and for the end. */
  readonly timeoutSeconds: number;
  /** The one origin whose pages may ask. */
  readonly allowOrigin: string | undefined;
}

/** A schema, names of fields. */
const BESIDE_TEXT = 256 * 1024;
/** Of one code unit as JSON: a backslash, u, four digits. */
const BYTES_A_CHARACTER = 6;

/** Of a body of `/extract`, and of a line of `/batch`. */
export function maxBytes({ maxCharacters }: Settings): number {
  return maxCharacters * BYTES_A_CHARACTER + BESIDE_TEXT;
}
