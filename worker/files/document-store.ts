/** What the importer needs of the library's storage. */
import type { Document } from '../../src/core/document';
import type { Result } from '../../src/core/result';
import type { Indexed } from '../../src/files/merge/same-document';
import type { OpenedDocument, SaveOutcome } from '../../src/storage/documents';
import type { StorageFailure } from '../../src/storage/failure';

type Stored<T> = Promise<Result<T, StorageFailure>>;

export interface DocumentStore {
  /** Every stored document, one text in memory at a time. */
  readonly each: (use: (document: Indexed) => void) => Stored<void>;
  readonly load: (id: string) => Stored<OpenedDocument | undefined>;
  readonly save: (document: Document, base: number) => Stored<SaveOutcome>;
  readonly add: (documents: readonly Document[]) => Stored<void>;
}
