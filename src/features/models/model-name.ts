/** What a model is called: by its name in the catalogue, one of a person's own by its id. */
import { findLlmEntry, findModelEntry } from '../../engine/models/catalogue';

export function modelName(id: string): string {
  const builtIn = findModelEntry(id);
  return builtIn === undefined ? (findLlmEntry(id)?.name ?? id) : `Chinchilla ${builtIn.size}`;
}
