/** Rows that a person added to the catalogue of corpora, each as the text of a file with that row. */
import type { Result } from '../core/result';
import { withDatabase } from './db';
import type { StorageFailure } from './failure';
import { complete } from './transaction';

type Stored<T> = Promise<Result<T, StorageFailure>>;

/** In the order of their names. */
export function loadCorpora(): Stored<readonly string[]> {
  return withDatabase((database) => database.getAll('corpora'));
}

/** All of it, or nothing; rows by their names in lower case. */
export function changeCorpora(
  put: ReadonlyMap<string, string>,
  drop: readonly string[],
): Stored<void> {
  return withDatabase((database) => {
    const transaction = database.transaction('corpora', 'readwrite');
    const { store } = transaction;
    const dropped = drop.map((name) => store.delete(name));
    const written = [...put].map(([name, row]) => store.put(row, name));
    return complete(transaction, Promise.all([...dropped, ...written]));
  });
}
