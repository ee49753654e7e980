/** Which types were found and how often, in the order of the schema: the rows of the legend that filters. */
import type { Extraction } from '../../../core/extraction';
import type { Schema } from '../../../core/schema';

export type TypeKind = 'entities' | 'relations' | 'events';

export interface FoundType {
  readonly name: string;
  readonly count: number;
}

export type FoundTypes = Readonly<Record<TypeKind, readonly FoundType[]>>;

function counted(names: readonly string[], order: readonly string[]): readonly FoundType[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const places = new Map(order.map((name, index) => [name, index]));
  const place = (name: string): number => places.get(name) ?? order.length;
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => place(a.name) - place(b.name));
}

/** Triggers count as events, and mentions that only serve an event are no entities. */
export function foundTypes(
  { mentions, relations, events }: Extraction,
  schema: Schema,
): FoundTypes {
  const serving = new Set(events.map(({ trigger }) => trigger));
  const roles = new Map(
    events.flatMap((event) => event.arguments.map(({ mention, role }) => [mention, role] as const)),
  );
  const ends = schema.relations.flatMap(({ head, tail }) => [head, tail]);
  const entityTypes = new Set([...schema.entities.map(({ name }) => name), ...ends]);
  const entities = mentions.filter(
    ({ id, type }) => !serving.has(id) && (entityTypes.has(type) || roles.get(id) !== type),
  );
  return {
    entities: counted(
      entities.map(({ type }) => type),
      [...entityTypes],
    ),
    relations: counted(
      relations.map(({ type }) => type),
      schema.relations.map(({ name }) => name),
    ),
    events: counted(
      events.map(({ type }) => type),
      schema.events.map(({ name }) => name),
    ),
  };
}
