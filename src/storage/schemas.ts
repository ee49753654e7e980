/** Schemas that a person edited, by the id of the preset that they began as. */
import type { Result } from '../core/result';
import type { Schema } from '../core/schema';
import { withDatabase } from './db';
import type { StorageFailure } from './failure';

type Stored<T> = Promise<Result<T, StorageFailure>>;

export function loadSchemas(): Stored<ReadonlyMap<string, Schema>> {
  return withDatabase(async (database) => {
    const { store } = database.transaction('schemas');
    const [ids, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
    const pairs = ids.flatMap((id, index) => {
      const schema = values[index];
      return schema === undefined ? [] : [[id, schema] as const];
    });
    return new Map(pairs);
  });
}

/** Takes plain data: a reactive proxy does not clone. */
export function saveSchema(preset: string, schema: Schema): Stored<void> {
  return withDatabase(async (database) => {
    await database.put('schemas', schema, preset);
  });
}

/** Back to the preset as it comes with the app. */
export function dropSchema(preset: string): Stored<void> {
  return withDatabase((database) => database.delete('schemas', preset));
}
