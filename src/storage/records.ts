/** The records of the database and its stores. */
import type { DBSchema } from 'idb';
import type { DecidedItem } from '../core/decided';
import type { Document, Predictions } from '../core/document';
import type { Schema } from '../core/schema';

export interface StoredFile {
  readonly bytes: number;
  readonly sha256: string;
  readonly data: ArrayBuffer;
}

/** A model all of whose files were stored. */
export interface StoredModel {
  /** Absolute URL of the folder that the model came from; the key. */
  readonly url: string;
  readonly model: string;
  readonly version: string;
  readonly bytes: number;
  /** `manifest.json` as it was, to be checked again by who reads it. */
  readonly manifest: unknown;
}

/** A document as it lies in the database; decided items in the order of their decisions. */
export interface StoredDocument extends Omit<Document, 'items' | 'predictions'> {
  readonly items: readonly DecidedItem[];
  /** When the stored predictions were made, if they are those of this text; else 0. */
  readonly predicted: number;
  /** Counts the saves: a tab that has an older one does not overwrite a newer one. */
  readonly revision: number;
}

/** What the library lists of a document. */
export interface DocumentSummary {
  readonly id: string;
  /** May be empty. */
  readonly title: string;
  /** UTF-16 code units. */
  readonly length: number;
  /** Milliseconds since 1970, as are the others. */
  readonly created: number;
  readonly changed: number;
  readonly done: boolean;
  /** Items that a person accepted or rejected. */
  readonly decided: number;
  readonly file?: string;
  /** The other cells of its row, by the names of their columns. */
  readonly fields?: Readonly<Record<string, string>>;
  /** A model has read the text as it is; absent also in summaries of earlier versions. */
  readonly read?: true;
  /** What was found and added; absent before anything was. */
  readonly found?: FoundCounts;
}

/** Of what is shown at the usual threshold. */
export interface FoundCounts {
  /** Without triggers, which count as events. */
  readonly mentions: number;
  readonly relations: number;
  readonly events: number;
  /** Mentions, relations and events by type. */
  readonly types: Readonly<Record<string, number>>;
}

/** A document that waits to be read in the background, or could not be. */
export interface QueueRecord {
  readonly id: string;
  /** Lower ones are read first. */
  readonly place: number;
  /** Why it could not be read: the code of the failure, and a detail for a log. */
  readonly failed?: { readonly code: string; readonly detail: string };
}

export interface FileHash {
  readonly algorithm: 'md5' | 'sha256';
  /** Hexadecimal digits, lower case. */
  readonly hex: string;
}

export interface StoredLlmFile {
  /** Relative to the model's folder; the model library has a path of its own. */
  readonly path: string;
  /** From the list of shards, or once all of it came. */
  readonly bytes?: number;
  /** From the list of shards, or taken when it was stored: later damage is found by it. */
  readonly hash?: FileHash;
  /** Of the answer that the stored pieces came with. */
  readonly etag?: string;
  /** All of it is stored, and its length and hash are right. */
  readonly checked: boolean;
}

/** Where a large model comes from; absolute URLs. */
export interface StoredLlmSpec {
  readonly id: string;
  readonly baseUrl: string;
  readonly libraryUrl: string;
  readonly overrides: Readonly<Record<string, number>>;
}

/** A large model, whole or on its way. */
export interface StoredLlm {
  readonly id: string;
  readonly spec: StoredLlmSpec;
  readonly files: readonly StoredLlmFile[];
  /** The list of shards is known, and with it the total of bytes. */
  readonly listed: boolean;
  /** All files are known and checked. */
  readonly done: boolean;
  /** Milliseconds since 1970. */
  readonly created: number;
}

/** Model, path, index. */
export type PieceKey = [id: string, path: string, index: number];

export interface ChinchillaSchema extends DBSchema {
  models: { key: string; value: StoredModel };
  /** Key: model, version, path. */
  files: { key: [string, string, string]; value: StoredFile };
  documents: { key: string; value: StoredDocument };
  summaries: { key: string; value: DocumentSummary };
  /** What models found, by document. */
  predictions: { key: string; value: Predictions };
  /** What is to be read in the background. */
  queue: { key: string; value: QueueRecord };
  /** Edited schemas, by the id of the preset that they began as. */
  schemas: { key: string; value: Schema };
  /** Rows of the catalogue of corpora that a person added, as text, by their names in lower case. */
  corpora: { key: string; value: string };
  /** Large models by id; their contents are pieces. */
  llms: { key: string; value: StoredLlm };
  pieces: { key: PieceKey; value: ArrayBuffer };
  /** What features keep between visits, such as judgements; a key a thing. */
  kept: { key: string; value: unknown };
}
