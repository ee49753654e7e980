/** The model that ships with the site; the page starts with it, and needs no catalogue for that. */
import type { ModelRef } from '../contract/model-ref';

export const BUILT_IN_MODEL: ModelRef = { kind: 'built-in', id: 'chinchilla-mini' };
