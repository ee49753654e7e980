/** Documents that wait to be read in the background; the queue outlives the tab. */
import { withPredictions, type Predictions } from '../core/document';
import type { Result } from '../core/result';
import { withDatabase, type Database } from './db';
import type { StorageFailure } from './failure';
import type { DocumentSummary, QueueRecord } from './records';
import { documentOf, storedDocument, summaryOf } from './stored-document';
import { complete } from './transaction';

type Stored<T> = Promise<Result<T, StorageFailure>>;

/** In the order in which they were put into it. */
export function listQueue(): Stored<readonly QueueRecord[]> {
  return withDatabase(async (database) => {
    const rows = await database.getAll('queue');
    return rows.toSorted((a, b) => a.place - b.place);
  });
}

/** Waiting, also those that failed before; their places follow one another from `place` on. */
export function enqueue(ids: readonly string[], place: number): Stored<void> {
  return withDatabase(async (database) => {
    const transaction = database.transaction('queue', 'readwrite');
    const puts = ids.map((id, index) => transaction.store.put({ id, place: place + index }));
    await complete(transaction, Promise.all(puts));
  });
}

export function dequeue(ids: readonly string[]): Stored<void> {
  return withDatabase(async (database) => {
    const transaction = database.transaction('queue', 'readwrite');
    await complete(transaction, Promise.all(ids.map((id) => transaction.store.delete(id))));
  });
}

/** It stays in the queue with its reason. */
export function failInQueue(row: QueueRecord): Stored<void> {
  return withDatabase(async (database) => {
    await database.put('queue', row);
  });
}

/**
 * `taken`: stored, and out of the queue, in one transaction. `changed`: the text is another one now and
 * waits to be read again. `gone`: the document was deleted; it is out of the queue.
 */
export type Taking =
  | { readonly kind: 'taken'; readonly summary: DocumentSummary }
  | { readonly kind: 'changed' }
  | { readonly kind: 'gone' };

async function takeIn(
  database: Database,
  id: string,
  text: string,
  predictions: Predictions,
): Promise<Taking> {
  const transaction = database.transaction(
    ['documents', 'summaries', 'predictions', 'queue'],
    'readwrite',
  );
  const documents = transaction.objectStore('documents');
  const [stored, known] = await Promise.all([
    documents.get(id),
    transaction.objectStore('predictions').get(id),
  ]);
  if (stored !== undefined && stored.text !== text) {
    await transaction.done;
    return { kind: 'changed' };
  }
  const out = transaction.objectStore('queue').delete(id);
  if (stored === undefined) {
    await complete(transaction, out);
    return { kind: 'gone' };
  }
  const before = documentOf(stored, known);
  // A run replaces predictions, never the schema that a person chose meanwhile.
  const document = withPredictions(before, predictions);
  const summary = summaryOf(document);
  await complete(
    transaction,
    Promise.all([
      out,
      documents.put(storedDocument(document, stored.revision + 1)),
      transaction.objectStore('summaries').put(summary),
      ...(document.predictions === undefined
        ? []
        : [transaction.objectStore('predictions').put(document.predictions, id)]),
    ]),
  );
  return { kind: 'taken', summary };
}

/** What was found in a document that no tab has open; `text`: the one that was read. */
export function takeFinds(id: string, text: string, predictions: Predictions): Stored<Taking> {
  return withDatabase((database) => takeIn(database, id, text, predictions));
}
