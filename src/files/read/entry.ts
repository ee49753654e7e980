/** What became of one file, or one sheet of it: documents, a table that waits for a choice, or problems. */
import type { Document } from '../../core/document';
import type { Loss } from '../../formats/format';
import type { FileDocument, FileProblem } from '../file-document';
import type { TablePreview, TableSource } from '../table/table';

export type EntryContent =
  | { readonly kind: 'texts'; readonly documents: readonly FileDocument[] }
  | { readonly kind: 'annotated'; readonly format: string; readonly documents: readonly Document[] }
  | { readonly kind: 'table'; readonly source: TableSource; readonly preview: TablePreview }
  | { readonly kind: 'failed' };

export interface ReadEntry {
  readonly file: string;
  /** Bytes. */
  readonly size: number;
  readonly content: EntryContent;
  /** Of the whole file, or of places in it. */
  readonly problems: readonly FileProblem[];
  readonly losses: readonly Loss[];
}

export function failed(problem: FileProblem, size: number): ReadEntry {
  return {
    file: problem.file,
    size,
    content: { kind: 'failed' },
    problems: [problem],
    losses: [],
  };
}
