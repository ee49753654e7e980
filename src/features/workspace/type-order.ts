/** The order of types that are said of one thing: the broadest first. */
import { depthOf } from '../../presets/families';
import type { Hues } from './hues';

/** Then in the order of the schema; types that it lacks last, by name. */
export function byBreadth(hues: Hues): (a: string, b: string) => number {
  const places = new Map([...hues.keys()].map((type, index) => [type, index]));
  const place = (type: string): number => places.get(type) ?? places.size;
  return (a, b) => {
    if (a === b) return 0;
    return depthOf(a) - depthOf(b) || place(a) - place(b) || (a < b ? -1 : 1);
  };
}
