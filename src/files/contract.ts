/** What the page and the worker that reads files say to each other: data that can be cloned. */
import type { Result } from '../core/result';
import type { Schema } from '../core/schema';
import type { Loss } from '../formats/format';
import type { FileProblem, PickedFile } from './file-document';
import type { ItemCounts, TypeCount } from './merge/types';
import type { TableChoice, TablePreview } from './table/table';

/** What the preview shows of one entry; the texts themselves stay in the worker. */
export interface EntryView {
  /** In the session, from 0. */
  readonly id: number;
  readonly file: string;
  /** Bytes. */
  readonly size: number;
  readonly content: ContentView;
  readonly problems: readonly FileProblem[];
  readonly losses: readonly Loss[];
}

export interface DocumentsView {
  readonly documents: number;
  /** UTF-16 code units of all. */
  readonly length: number;
  /** The first line of the first one. */
  readonly first: string;
  /** Pages of a PDF. */
  readonly pages?: number;
}

export type ContentView =
  | ({ readonly kind: 'texts' } & DocumentsView)
  | ({
      readonly kind: 'annotated';
      /** Its id in the registry. */
      readonly format: string;
      readonly counts: ItemCounts;
      readonly types: readonly TypeCount[];
      /** Some are finds of a model. */
      readonly predicted: boolean;
    } & DocumentsView)
  | { readonly kind: 'table'; readonly part?: string; readonly preview: TablePreview }
  | { readonly kind: 'failed' };

export interface ReadProgress {
  readonly file: string;
  readonly done: number;
  /** 0 where it is not known. */
  readonly total: number;
}

/** What is imported, as the person chose it. */
export interface ImportPlan {
  /** Ids of the entries. */
  readonly entries: readonly number[];
  /** By entry; tables without one are read as guessed. */
  readonly tables: ReadonlyMap<number, TableChoice>;
  /** From the name of a type or role in the files to the one in the schema. */
  readonly names: ReadonlyMap<string, string>;
  readonly presetId: string;
  readonly schema: Schema;
  /** Types that the schema lacks are added to that of the imported documents. */
  readonly addTypes: boolean;
}

export interface StoreProgress {
  readonly done: number;
  /** Documents; 0 where it is not known yet. */
  readonly total: number;
}

export interface ImportOutcome {
  /** New documents. */
  readonly added: number;
  /** Documents that were there and have annotations from the import now. */
  readonly merged: number;
  /** That were there and did not change. */
  readonly same: number;
  readonly problems: readonly FileProblem[];
  readonly losses: readonly Loss[];
  /** The document of the first text. */
  readonly first?: string;
  /** Stored documents that were changed. */
  readonly changed: readonly string[];
  /** It was given up before all was stored. */
  readonly cancelled: boolean;
}

export interface ImportFailure {
  readonly code: 'unavailable' | 'quota-exceeded' | 'failed' | 'crashed';
  readonly detail: string;
}

export interface FilesApi {
  /** Each entry comes as it is read, all of them before this ends. What was read before is forgotten. */
  read(
    files: readonly PickedFile[],
    onEntry: (entry: EntryView) => void | Promise<void>,
    onProgress: (progress: ReadProgress) => void,
  ): Promise<void>;
  store(
    plan: ImportPlan,
    onProgress: (progress: StoreProgress) => void,
  ): Promise<Result<ImportOutcome, ImportFailure>>;
  /** What runs ends soon; what was stored stays. */
  cancel(): Promise<void>;
}
