/** Where what is selected begins: the first mention that stands out, else the marked range. */
import type { Mention } from '../../core/extraction';

export function placeInText(
  mentions: readonly Mention[],
  emphasized: ReadonlySet<string>,
  range: number | undefined,
): number | undefined {
  if (emphasized.size === 0) return range;
  const starts = mentions.flatMap(({ id, start }) => (emphasized.has(id) ? [start] : []));
  return starts.length === 0 ? range : Math.min(...starts);
}
