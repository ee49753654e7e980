/** The documents of this device: listed, opened, saved as they change, deleted. */
import type { IDBPObjectStore } from 'idb';
import type { Document } from '../core/document';
import { err, ok, type Result } from '../core/result';
import { withDatabase, type Database } from './db';
import type { StorageFailure } from './failure';
import type { ChinchillaSchema, DocumentSummary, StoredDocument } from './records';
import { documentOf, storedDocument, summaryOf } from './stored-document';
import { complete } from './transaction';

const STORES = ['documents', 'summaries', 'predictions'] as const;

type Stored<T> = Promise<Result<T, StorageFailure>>;

/** A document and the count of its saves. */
export interface OpenedDocument {
  readonly document: Document;
  readonly revision: number;
}

/**
 * `saved`: with its new revision. `conflict`: what is stored is not what this one began as, and stays.
 * `gone`: nothing is stored under its id any more; it was saved anew.
 */
export type SaveOutcome =
  | { readonly kind: 'saved'; readonly revision: number }
  | { readonly kind: 'conflict'; readonly stored: number }
  | { readonly kind: 'gone'; readonly revision: number };

/** Summaries of one task: a hundred thousand at once would hold the page up. */
const LISTED_AT_ONCE = 1000;

export function listDocuments(): Stored<readonly DocumentSummary[]> {
  return withDatabase(async (database) => {
    const { store } = database.transaction('summaries');
    const found: DocumentSummary[] = [];
    let some = await store.getAll(null, LISTED_AT_ONCE);
    while (some.length > 0) {
      found.push(...some);
      const last = some.at(-1)?.id ?? '';
      if (some.length < LISTED_AT_ONCE) break;
      some = await store.getAll(IDBKeyRange.lowerBound(last, true), LISTED_AT_ONCE);
    }
    return found;
  });
}

export function loadDocument(id: string): Stored<OpenedDocument | undefined> {
  return withDatabase(async (database) => {
    const transaction = database.transaction(['documents', 'predictions']);
    const [stored, predictions] = await Promise.all([
      transaction.objectStore('documents').get(id),
      transaction.objectStore('predictions').get(id),
    ]);
    if (stored === undefined) return undefined;
    return { document: documentOf(stored, predictions), revision: stored.revision };
  });
}

type PredictionStore = IDBPObjectStore<ChinchillaSchema, typeof STORES, 'predictions', 'readwrite'>;

/** Only those of a whole run, and only once. */
async function savePredictions(
  store: PredictionStore,
  { id, predictions }: Document,
  before: StoredDocument | undefined,
): Promise<void> {
  if (predictions?.complete !== true || predictions.at === before?.predicted) return;
  await store.put(predictions, id);
}

async function saveIn(database: Database, document: Document, base: number): Promise<SaveOutcome> {
  const transaction = database.transaction(STORES, 'readwrite');
  const documents = transaction.objectStore('documents');
  const before = await documents.get(document.id);
  const stored = before?.revision ?? 0;
  if (stored !== 0 && stored !== base) {
    await transaction.done;
    return { kind: 'conflict', stored };
  }
  const revision = base + 1;
  await complete(
    transaction,
    Promise.all([
      documents.put(storedDocument(document, revision)),
      transaction.objectStore('summaries').put(summaryOf(document)),
      savePredictions(transaction.objectStore('predictions'), document, before),
    ]),
  );
  return { kind: stored === 0 && base > 0 ? 'gone' : 'saved', revision };
}

/** `base`: the revision that the document was loaded or last saved with; 0 for a new one. */
export function saveDocument(document: Document, base: number): Stored<SaveOutcome> {
  return withDatabase((database) => saveIn(database, document, base));
}

/** New ones, all or none. */
export function addDocuments(documents: readonly Document[]): Stored<void> {
  return withDatabase(async (database) => {
    const transaction = database.transaction(STORES, 'readwrite');
    const requests = documents.flatMap((document): Promise<unknown>[] => {
      const { predictions } = document;
      return [
        transaction.objectStore('documents').put(storedDocument(document, 1)),
        transaction.objectStore('summaries').put(summaryOf(document)),
        ...(predictions === undefined
          ? []
          : [transaction.objectStore('predictions').put(predictions, document.id)]),
      ];
    });
    await complete(transaction, Promise.all(requests));
  });
}

export function deleteDocuments(ids: readonly string[]): Stored<void> {
  return withDatabase(async (database) => {
    const stores = [...STORES, 'queue'] as const;
    const transaction = database.transaction(stores, 'readwrite');
    const requests = ids.flatMap((id) =>
      stores.map((name) => transaction.objectStore(name).delete(id)),
    );
    await complete(transaction, Promise.all(requests));
  });
}

/** Ids of the documents whose text holds `part`; one text at a time is in memory. */
export function searchTexts(part: string): Stored<ReadonlySet<string>> {
  return withDatabase(async (database) => {
    const found = new Set<string>();
    let cursor = await database.transaction('documents').store.openCursor();
    while (cursor !== null) {
      if (cursor.value.text.includes(part)) found.add(cursor.key);
      cursor = await cursor.continue();
    }
    return found;
  });
}

/** Every document, without what models found; one text at a time is in memory. */
export function eachDocument(use: (document: StoredDocument) => void): Stored<void> {
  return withDatabase(async (database) => {
    let cursor = await database.transaction('documents').store.openCursor();
    while (cursor !== null) {
      use(cursor.value);
      cursor = await cursor.continue();
    }
  });
}

/** Several at once, for exports; what is missing is left out. */
export async function loadDocuments(ids: readonly string[]): Stored<readonly Document[]> {
  const documents: Document[] = [];
  for (const id of ids) {
    const loaded = await loadDocument(id);
    if (!loaded.ok) return err(loaded.error);
    if (loaded.value !== undefined) documents.push(loaded.value.document);
  }
  return ok(documents);
}
