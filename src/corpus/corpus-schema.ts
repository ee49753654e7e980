/** The schema of a corpus, as far as its annotations show it. */
import type { AnnotatedDocument, Extraction } from '../core/extraction';
import type { EntityType, EventType, RelationType, Schema } from '../core/schema';

/**
 * Entity types are listed for a corpus without events, and only where mentions were annotated for
 * their own sake (`mentionsComplete`), not just as ends of relations.
 */
export function corpusSchema(
  documents: readonly AnnotatedDocument[],
  minimum: number,
  mentionsComplete: boolean,
): Schema {
  return {
    entities: mentionsComplete ? entityTypes(documents) : [],
    relations: relationTypes(documents, minimum),
    events: eventTypes(documents),
  };
}

/** Relations that are not in the schema are left out; how many there were is said. */
export function keepRelations(
  extraction: Extraction,
  schema: Schema,
): { readonly extraction: Extraction; readonly dropped: number } {
  const known = new Set(schema.relations.map(relationKey));
  const typed = typedRelations(extraction);
  const relations = extraction.relations.filter((_, index) => {
    const relation = typed[index];
    return relation !== undefined && known.has(relationKey(relation));
  });
  const dropped = extraction.relations.length - relations.length;
  return { extraction: { ...extraction, relations }, dropped };
}

function entityTypes(documents: readonly AnnotatedDocument[]): readonly EntityType[] {
  const names = new Set(
    documents.flatMap(({ extraction }) => extraction.mentions.map((mention) => mention.type)),
  );
  return [...names].map((name) => ({ name }));
}

function relationTypes(
  documents: readonly AnnotatedDocument[],
  minimum: number,
): readonly RelationType[] {
  const counts = new Map<string, { readonly type: RelationType; count: number }>();
  for (const { extraction } of documents) {
    for (const type of typedRelations(extraction)) {
      const entry = counts.get(relationKey(type)) ?? { type, count: 0 };
      entry.count += 1;
      counts.set(relationKey(type), entry);
    }
  }
  return [...counts.values()].filter(({ count }) => count >= minimum).map(({ type }) => type);
}

function typedRelations({ mentions, relations }: Extraction): readonly RelationType[] {
  const types = new Map(mentions.map((mention) => [mention.id, mention.type]));
  return relations.map(({ type, head, tail }) => ({
    name: type,
    head: types.get(head) ?? '',
    tail: types.get(tail) ?? '',
  }));
}

function relationKey({ name, head, tail }: RelationType): string {
  return JSON.stringify([name, head, tail]);
}

function eventTypes(documents: readonly AnnotatedDocument[]): readonly EventType[] {
  const roles = new Map<string, Set<string>>();
  for (const event of documents.flatMap(({ extraction }) => extraction.events)) {
    const known = roles.get(event.type) ?? new Set();
    roles.set(event.type, known);
    for (const { role } of event.arguments) known.add(role);
  }
  return [...roles].map(([name, names]) => ({ name, roles: [...names] }));
}
