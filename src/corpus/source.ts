/** What passes from reading a corpus to splitting and writing it. */
import type { AnnotatedDocument } from '../core/extraction';

/** A text file of a corpus; `path` is relative to the corpus folder, apart by `/`. */
export interface CorpusFile {
  readonly path: string;
  readonly content: string;
}

export interface SourceDocument {
  readonly document: AnnotatedDocument;
  /** The document of the source that this one is a piece of; pieces of one stand on one side of the split. */
  readonly group: string;
  /** The record as it stood in its file, where the format has one; copied into gold files. */
  readonly record?: string;
}

/** `line` is 1-based; 0 where the file as a whole is at fault. */
export interface SourceError {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}
