/** Whether the schema has a relation for two types. */
import type { Schema } from '../../core/schema';
import { familyOf } from '../../presets/families';

/** Under these names, or under names that mean the same or are broader or narrower. */
export function relationFits(schema: Schema, type: string, head: string, tail: string): boolean {
  const same = (a: string, b: string): boolean => a === b || familyOf(a) === familyOf(b);
  return schema.relations.some(
    (relation) => relation.name === type && same(relation.head, head) && same(relation.tail, tail),
  );
}
