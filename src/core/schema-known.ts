/** Which names of a schema a model was taught, by its list of labels. */
import type { Schema } from './schema';

/** A relation is taught with the type of its tail: `毕业院校:学校` makes two names known. */
export function knownNames(labels: readonly string[]): ReadonlySet<string> {
  return new Set(labels.flatMap((label) => label.split(':')));
}

function namesOf({ entities, relations, events }: Schema): readonly string[] {
  return [
    ...entities.map(({ name }) => name),
    ...relations.flatMap(({ name, head, tail }) => [name, head, tail]),
    ...events.flatMap(({ name, roles }) => [name, ...roles]),
  ];
}

/** Each once, in the order of the schema. Without labels nothing is known of the model: none. */
export function untaughtNames(schema: Schema, labels: readonly string[]): readonly string[] {
  if (labels.length === 0) return [];
  const known = knownNames(labels);
  return [...new Set(namesOf(schema))].filter((name) => !known.has(name));
}
