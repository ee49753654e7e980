/** Short ways to write the types of a schema as rows. */
import type { EntityType, EventType, RelationType, Schema } from '../core/schema';

/** Names apart by spaces. */
export function words(names: string): readonly string[] {
  return names.split(' ');
}

export function entityTypes(names: string): readonly EntityType[] {
  return words(names).map((name) => ({ name }));
}

/** Rows of name and tail, for one type of head. */
export function relationsOf(
  head: string,
  rows: readonly (readonly [name: string, tail: string])[],
): readonly RelationType[] {
  return rows.map(([name, tail]) => ({ name, head, tail }));
}

/** Rows of name and roles, the roles apart by spaces. */
export function eventTypes(
  rows: readonly (readonly [name: string, roles: string])[],
): readonly EventType[] {
  return rows.map(([name, roles]) => ({ name, roles: words(roles) }));
}

export function schemaOf(parts: Partial<Schema>): Schema {
  return { entities: [], relations: [], events: [], ...parts };
}
