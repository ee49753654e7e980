/** Changes to a schema, each giving a new one. */
import type { EventType, RelationType, Schema } from '../../core/schema';

function replaceAt<T>(items: readonly T[], index: number, item: T): readonly T[] {
  return items.map((old, at) => (at === index ? item : old));
}

function removeAt<T>(items: readonly T[], index: number): readonly T[] {
  return items.filter((_, at) => at !== index);
}

export function addEntity(schema: Schema, name: string): Schema {
  return { ...schema, entities: [...schema.entities, { name }] };
}

export function renameEntity(schema: Schema, index: number, name: string): Schema {
  const old = schema.entities[index];
  if (old === undefined) return schema;
  return { ...schema, entities: replaceAt(schema.entities, index, { ...old, name }) };
}

/** Takes relations along once a type has its new name, unless another type still has the old one. */
export function followRename(schema: Schema, from: string, to: string): Schema {
  if (from === '' || schema.entities.some((entity) => entity.name === from)) return schema;
  const follow = (end: string): string => (end === from ? to : end);
  const relations = schema.relations.map((relation) => {
    return { ...relation, head: follow(relation.head), tail: follow(relation.tail) };
  });
  return { ...schema, relations };
}

export function removeEntity(schema: Schema, index: number): Schema {
  return { ...schema, entities: removeAt(schema.entities, index) };
}

export function addRelation(schema: Schema, relation: RelationType): Schema {
  return { ...schema, relations: [...schema.relations, relation] };
}

export function changeRelation(
  schema: Schema,
  index: number,
  change: Partial<RelationType>,
): Schema {
  const old = schema.relations[index];
  if (old === undefined) return schema;
  return { ...schema, relations: replaceAt(schema.relations, index, { ...old, ...change }) };
}

export function removeRelation(schema: Schema, index: number): Schema {
  return { ...schema, relations: removeAt(schema.relations, index) };
}

export function addEvent(schema: Schema, event: EventType): Schema {
  return { ...schema, events: [...schema.events, event] };
}

export function changeEvent(schema: Schema, index: number, change: Partial<EventType>): Schema {
  const old = schema.events[index];
  if (old === undefined) return schema;
  return { ...schema, events: replaceAt(schema.events, index, { ...old, ...change }) };
}

export function removeEvent(schema: Schema, index: number): Schema {
  return { ...schema, events: removeAt(schema.events, index) };
}

/** Without any, the schema names none. */
export function changeAttributes(schema: Schema, names: readonly string[]): Schema {
  const { attributes: _old, ...rest } = schema;
  return names.length === 0 ? rest : { ...rest, attributes: names };
}

/** Names that are written in one field, apart by commas of any kind. */
export function splitNames(value: string): string[] {
  const names = value.split(/[、，,;；]/).map((name) => name.trim());
  return names.filter((name) => name !== '');
}

/** Names of every type a relation may start or end at. */
export function endTypes(schema: Schema): readonly string[] {
  const ends = schema.relations.flatMap((relation) => [relation.head, relation.tail]);
  const names = new Set([...schema.entities.map((entity) => entity.name), ...ends]);
  names.delete('');
  return [...names];
}
