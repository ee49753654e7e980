/** The files of models in IndexedDB, and which models are there whole. */
import type { Result } from '../core/result';
import { withDatabase } from './db';
import type { StoredFile, StoredModel } from './records';
import type { StorageFailure } from './failure';
import { complete } from './transaction';

/** One version of one model. */
export interface ModelRef {
  readonly model: string;
  readonly version: string;
}

type Stored<T> = Promise<Result<T, StorageFailure>>;

/** Every key of the model; an array sorts after all strings and numbers. */
function keysOf(model: string): IDBKeyRange {
  return IDBKeyRange.bound([model], [model, []]);
}

export function readFile(ref: ModelRef, path: string): Stored<StoredFile | undefined> {
  return withDatabase((database) => database.get('files', [ref.model, ref.version, path]));
}

/** Succeeds once the transaction is complete: a half-written file is no file. */
export function writeFile(ref: ModelRef, path: string, file: StoredFile): Stored<void> {
  return withDatabase((database) => {
    const transaction = database.transaction('files', 'readwrite');
    return complete(transaction, transaction.store.put(file, [ref.model, ref.version, path]));
  });
}

/** Notes that all files of the model are stored, and removes those of its other versions. */
export function finishModel(model: StoredModel): Stored<void> {
  return withDatabase((database) => {
    const transaction = database.transaction(['models', 'files'], 'readwrite');
    const files = transaction.objectStore('files');
    const removeOthers = async (): Promise<unknown> => {
      const keys = await files.getAllKeys(keysOf(model.model));
      const others = keys.filter(([, version]) => version !== model.version);
      return Promise.all(others.map((key) => files.delete(key)));
    };
    const put = transaction.objectStore('models').put(model);
    return complete(transaction, Promise.all([put, removeOthers()]));
  });
}

export function listModels(): Stored<readonly StoredModel[]> {
  return withDatabase((database) => database.getAll('models'));
}

/** `url` is that of the folder that the model came from. */
export function findModel(url: string): Stored<StoredModel | undefined> {
  return withDatabase((database) => database.get('models', url));
}
