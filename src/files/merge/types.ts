/** The names of types and roles in imported documents, and a schema that has them. */
import type { Document } from '../../core/document';
import type { EventType, RelationType, Schema } from '../../core/schema';
import { shownOf } from '../../core/document';

export type TypeKind = 'entity' | 'relation' | 'event' | 'role';

export interface TypeCount {
  readonly kind: TypeKind;
  readonly name: string;
  readonly count: number;
}

export interface ItemCounts {
  readonly mentions: number;
  readonly relations: number;
  readonly events: number;
}

/** Triggers are of the type of their event, so they count there and not as entities. */
export class TypeCounter {
  readonly #counts = new Map<string, { kind: TypeKind; name: string; count: number }>();
  #mentions = 0;
  #relations = 0;
  #events = 0;

  add(document: Document): void {
    const { mentions, relations, events } = shownOf(document).extraction;
    const triggers = new Set(events.map(({ trigger }) => trigger));
    this.#mentions += mentions.length;
    this.#relations += relations.length;
    this.#events += events.length;
    const eventTypes = new Set(events.map(({ type }) => type));
    for (const { id, type } of mentions) {
      if (!triggers.has(id) || !eventTypes.has(type)) this.#count('entity', type);
    }
    for (const { type } of relations) this.#count('relation', type);
    for (const event of events) {
      this.#count('event', event.type);
      for (const { role } of event.arguments) this.#count('role', role);
    }
  }

  /** The most frequent of each kind first. */
  types(): readonly TypeCount[] {
    return [...this.#counts.values()].toSorted(
      (a, b) => a.kind.localeCompare(b.kind) || b.count - a.count,
    );
  }

  counts(): ItemCounts {
    return { mentions: this.#mentions, relations: this.#relations, events: this.#events };
  }

  #count(kind: TypeKind, name: string): void {
    const key = `${kind} ${name}`;
    const known = this.#counts.get(key);
    if (known === undefined) this.#counts.set(key, { kind, name, count: 1 });
    else known.count += 1;
  }
}

/** Names of a schema by kind: what a name of a file may be mapped to. */
export function namesOf({
  entities,
  relations,
  events,
}: Schema): ReadonlyMap<TypeKind, readonly string[]> {
  const distinct = (names: readonly string[]): readonly string[] => [...new Set(names)];
  return new Map([
    ['entity', distinct(entities.map(({ name }) => name))],
    ['relation', distinct(relations.map(({ name }) => name))],
    ['event', distinct(events.map(({ name }) => name))],
    ['role', distinct(events.flatMap(({ roles }) => roles))],
  ]);
}

/** The schema with the types of the document that it lacks; itself where it lacks none. */
export function withTypesOf(schema: Schema, document: Document): Schema {
  const { mentions, relations, events } = shownOf(document).extraction;
  const types = new Map(mentions.map(({ id, type }) => [id, type]));
  const triggers = new Set(events.map(({ trigger }) => trigger));
  const known = new Set(schema.entities.map(({ name }) => name));
  const entities = mentions.flatMap(({ id, type }) => {
    if (known.has(type) || triggers.has(id)) return [];
    known.add(type);
    return [{ name: type }];
  });
  const links = new Set(schema.relations.map(({ name }) => name));
  const added: RelationType[] = [];
  for (const { type, head, tail } of relations) {
    if (links.has(type)) continue;
    links.add(type);
    added.push({ name: type, head: types.get(head) ?? type, tail: types.get(tail) ?? type });
  }
  const grown = withEvents(schema.events, events);
  if (entities.length + added.length === 0 && grown === schema.events) return schema;
  return {
    entities: [...schema.entities, ...entities],
    relations: [...schema.relations, ...added],
    events: grown,
  };
}

function withEvents(
  known: readonly EventType[],
  events: readonly { readonly type: string; readonly arguments: readonly { role: string }[] }[],
): readonly EventType[] {
  const byName = new Map(known.map((event) => [event.name, event]));
  let changed = false;
  for (const { type, arguments: parts } of events) {
    const before = byName.get(type) ?? { name: type, roles: [] };
    const roles = [...new Set([...before.roles, ...parts.map(({ role }) => role)])];
    if (byName.has(type) && roles.length === before.roles.length) continue;
    changed = true;
    byName.set(type, { ...before, roles });
  }
  return changed ? [...byName.values()] : known;
}
