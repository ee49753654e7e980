/** What a feature keeps between visits and is too large for `localStorage`: one value a key, checked by who reads it. */
import type { Result } from '../core/result';
import { withDatabase } from './db';
import type { StorageFailure } from './failure';
import { complete } from './transaction';

/** `value` is structured-cloneable, and no reactive proxy. */
export function keep(key: string, value: unknown): Promise<Result<void, StorageFailure>> {
  return withDatabase(async (database) => {
    const transaction = database.transaction('kept', 'readwrite');
    await complete(transaction, transaction.store.put(value, key));
  });
}

/** Undefined where nothing was kept. */
export function kept(key: string): Promise<Result<unknown, StorageFailure>> {
  return withDatabase((database) => database.get('kept', key));
}

export function dropKept(keys: readonly string[]): Promise<Result<void, StorageFailure>> {
  return withDatabase(async (database) => {
    const transaction = database.transaction('kept', 'readwrite');
    await complete(transaction, Promise.all(keys.map((key) => transaction.store.delete(key))));
  });
}

/** All keys that begin so: the range ends before the last character of the plane. */
const beginning = (prefix: string): IDBKeyRange => IDBKeyRange.bound(prefix, `${prefix}\uffff`);

export function countKept(prefix: string): Promise<Result<number, StorageFailure>> {
  return withDatabase((database) => database.count('kept', beginning(prefix)));
}

export function dropKeptBeginning(prefix: string): Promise<Result<void, StorageFailure>> {
  return withDatabase(async (database) => {
    const transaction = database.transaction('kept', 'readwrite');
    await complete(transaction, transaction.store.delete(beginning(prefix)));
  });
}
