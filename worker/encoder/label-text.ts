/** A label as the model reads it. */
import type { Label } from './label-plan';

/** What is longer is cut for the model only; the result carries the whole name. */
const MAX_NAME = 40;
const MAX_DESCRIPTION = 64;
const SEPARATOR = '：';

/** Mirrors `label_text` of the training code. */
export function labelText({ name, description }: Label, descriptions: boolean): string {
  const cut = name.slice(0, MAX_NAME);
  if (!descriptions || description === undefined) return cut;
  return cut + SEPARATOR + description.slice(0, MAX_DESCRIPTION);
}
