/** What a format of the registry is: a reader of files, a writer of documents, or both. */
import type { Document } from '../core/document';
import type { Result } from '../core/result';

/** A file as a reader takes it and a writer gives it. */
export interface FormatFile {
  /** Relative path with slashes; it has no `..`. */
  readonly path: string;
  /** Text in UTF-16 code units as decoded, line ends as in the file; or bytes, for formats that are binary. */
  readonly content: string | Uint8Array;
}

/** One kind of thing that had no place: how often, and where for the first ones. */
export interface Loss {
  readonly code: string;
  readonly count: number;
  /** `file:line`, or `document#item`; at most twenty. */
  readonly where: readonly string[];
  /** In English, for the report; the page has sentences of its own by code. */
  readonly detail: string;
}

export interface ReadOptions {
  /** Of the offsets in the file, where the format leaves it open. */
  readonly offsets?: 'utf16' | 'code-point';
  /** For annotations whose text is not beside them. */
  readonly text?: string;
  /** Milliseconds since 1970, for new documents. */
  readonly now: number;
  readonly newId: () => string;
}

export type Language = 'zh' | 'en';

export interface WriteOptions {
  readonly offsets?: 'utf16' | 'code-point';
  /** Of headers and labels, in formats that have some. */
  readonly language?: Language;
  /** Without what a model found and nobody accepted. */
  readonly only?: 'accepted';
}

export interface FormatFailure {
  readonly code: 'not-this-format' | 'broken-file' | 'missing-text' | 'too-large';
  readonly file: string;
  /** From 1. */
  readonly line?: number;
  /** In English. */
  readonly reason: string;
}

/** A document, or a file that could not be read; the rest of the files go on. */
export type ReadItem = Result<Document, FormatFailure>;

/** Counts over the whole of a reading or writing; complete once the iteration has ended. */
export interface LossReport {
  losses(): readonly Loss[];
}

export interface Reading extends LossReport, AsyncIterable<ReadItem> {}

/** Files come as they are ready; a large one comes in parts under one path, to be joined in order. */
export interface Writing extends LossReport, AsyncIterable<FormatFile> {}

export interface Format {
  readonly id: string;
  readonly name: string;
  /** With the dot, lower case. */
  readonly extensions: readonly string[];
  /** It writes files under several paths: what they are written to is a folder. */
  readonly folder?: true;
  /** Codes of the losses that its reader and writer may report. */
  readonly losses: readonly string[];
  readonly read?: (files: AsyncIterable<FormatFile>, options: ReadOptions) => Reading;
  readonly write?: (documents: AsyncIterable<Document>, options: WriteOptions) => Writing;
}
