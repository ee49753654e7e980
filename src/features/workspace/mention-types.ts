/** Which types of a schema a mention can be given. */
import type { Schema } from '../../core/schema';

/** Names of entities, then names that only ends of relations have. */
export function mentionTypes({ entities, relations }: Schema): readonly string[] {
  const ends = relations.flatMap(({ head, tail }) => [head, tail]);
  return [...new Set([...entities.map(({ name }) => name), ...ends])];
}
