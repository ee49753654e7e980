/** What a large model is called: by its name in the catalogue, one of a person's own by its id. */
import { findLlmEntry } from '../../engine/models/catalogue';

export function modelName(id: string): string {
  return findLlmEntry(id)?.name ?? id;
}
