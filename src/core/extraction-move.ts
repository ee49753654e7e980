/** Finds whose offsets count from another place. */
import type { Extraction } from './extraction';

/** Every offset `by` code units further on; ids stay. */
export function moveFinds(extraction: Extraction, by: number): Extraction {
  if (by === 0) return extraction;
  const move = <T extends { readonly start: number; readonly end: number }>(item: T): T => ({
    ...item,
    start: item.start + by,
    end: item.end + by,
  });
  const { relations, events } = extraction;
  const mentions = extraction.mentions.map(move);
  return { mentions, relations, events, issues: extraction.issues.map(move) };
}
