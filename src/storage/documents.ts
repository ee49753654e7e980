/** What the person works on, kept so that a crash or a reload loses nothing. */
import type { Result } from '../core/result';
import type { Schema } from '../core/schema';
import { withDatabase, type StoredText } from './db';
import type { StorageFailure } from './failure';

type Stored<T> = Promise<Result<T, StorageFailure>>;

export interface Drafts {
  readonly text: StoredText | undefined;
  /** Edited schemas by the id of their preset. */
  readonly schemas: ReadonlyMap<string, Schema>;
}

const CURRENT = 'current';

export function loadDrafts(): Stored<Drafts> {
  return withDatabase(async (database) => {
    const transaction = database.transaction(['texts', 'schemas']);
    const schemas = transaction.objectStore('schemas');
    const [text, ids, values] = await Promise.all([
      transaction.objectStore('texts').get(CURRENT),
      schemas.getAllKeys(),
      schemas.getAll(),
    ]);
    const pairs = ids.flatMap((id, index) => {
      const schema = values[index];
      return schema === undefined ? [] : [[id, schema] as const];
    });
    return { text, schemas: new Map(pairs) };
  });
}

/** Takes plain data: a reactive proxy does not clone. */
export function saveText(text: StoredText): Stored<void> {
  return withDatabase(async (database) => {
    await database.put('texts', text, CURRENT);
  });
}

/** Takes plain data, like `saveText`. */
export function saveSchema(preset: string, schema: Schema): Stored<void> {
  return withDatabase(async (database) => {
    await database.put('schemas', schema, preset);
  });
}

/** Back to the preset as it comes with the app. */
export function dropSchema(preset: string): Stored<void> {
  return withDatabase((database) => database.delete('schemas', preset));
}
