/** The models that ship with the site; the page starts with one, and needs no catalogue for that. */
import type { ModelRef } from '../contract/model-ref';

/** The smaller one: it runs where the other does not. */
export const MINI_MODEL: ModelRef = { kind: 'built-in', id: 'chinchilla-mini' };
export const BASE_MODEL: ModelRef = { kind: 'built-in', id: 'chinchilla-base' };

/** Fewer cores read a page of text with the larger one for longer than a person waits. */
const CORES_FOR_BASE = 4;

/**
 * What a first visit loads. `coarse`: the device's first pointer is a finger, as on phones and tablets; those
 * have many cores, too, but little memory and slow ones among them. A graphics card is not asked about: it
 * reads long texts only.
 */
export function builtInFor(cores: number, coarse: boolean): ModelRef {
  return cores >= CORES_FOR_BASE && !coarse ? BASE_MODEL : MINI_MODEL;
}
