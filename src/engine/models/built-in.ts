/** The models that ship with the site; the page starts with one, and needs no catalogue for that. */
import type { ModelRef } from '../contract/model-ref';

/** The smaller one: it runs where the other does not. */
export const MINI_MODEL: ModelRef = { kind: 'built-in', id: 'chinchilla-mini' };
export const BASE_MODEL: ModelRef = { kind: 'built-in', id: 'chinchilla-base' };
