/** Names of types that the presets offer. */
import { PRESETS } from '../../presets/presets';

/** Of the presets, each once, to choose from where a name is typed. */
export function offeredNames(kind: 'entities' | 'relations' | 'events'): readonly string[] {
  return [...new Set(PRESETS.flatMap(({ schema }) => schema[kind].map(({ name }) => name)))];
}
