/** Names of types: those that the running model was taught, and those that the presets offer. */
import { PRESETS } from '../../presets/presets';

/** A relation is taught with the type of its tail: `毕业院校:学校` makes two names known. */
export function knownNames(labels: readonly string[]): ReadonlySet<string> {
  return new Set(labels.flatMap((label) => label.split(':')));
}

/** Of the presets, each once, to choose from where a name is typed. */
export function offeredNames(kind: 'entities' | 'relations' | 'events'): readonly string[] {
  return [...new Set(PRESETS.flatMap(({ schema }) => schema[kind].map(({ name }) => name)))];
}
