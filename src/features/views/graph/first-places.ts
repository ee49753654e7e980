/** Where nodes begin before they are laid out: what hangs together in one spot, one spot beside the other. */
import type { LayoutLink } from '../../../engine/contract/layout';
import type { Place } from './edge-paths';

/** Pixels between neighbours of one spot. */
const PITCH = 26;
/** Pixels around a spot. */
const MARGIN = 48;

const TURN = Math.PI * (3 - Math.sqrt(5));

/** The nth place of a spiral in which all places have as much room. */
function spiral(radius: number, nth: number): Place {
  return { x: radius * Math.cos(nth * TURN), y: radius * Math.sin(nth * TURN) };
}

/** Indices of nodes that links join, directly or not; the largest group first. */
function groups(count: number, links: readonly LayoutLink[]): readonly (readonly number[])[] {
  const roots = Array.from({ length: count }, (_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (roots[root] !== root) root = roots[root] ?? root;
    for (let on = at; on !== root;) [on, roots[on]] = [roots[on] ?? root, root];
    return root;
  };
  for (const { source, target } of links) roots[rootOf(source)] = rootOf(target);
  const members = new Map<number, number[]>();
  for (let at = 0; at < count; at += 1) {
    const known = members.get(rootOf(at));
    if (known === undefined) members.set(rootOf(at), [at]);
    else known.push(at);
  }
  return [...members.values()].sort((a, b) => b.length - a.length);
}

/** By index of the node. */
export function firstPlaces(count: number, links: readonly LayoutLink[]): readonly Place[] {
  const places: Place[] = [];
  let area = 0;
  groups(count, links).forEach((members, nth) => {
    const radius = PITCH * Math.sqrt(members.length) + MARGIN;
    const away = nth === 0 ? 0 : Math.sqrt(area / Math.PI) + radius;
    const middle = spiral(away, nth);
    area += Math.PI * radius ** 2;
    members.forEach((at, index) => {
      const { x, y } = spiral(PITCH * Math.sqrt(0.5 + index), index);
      places[at] = { x: middle.x + x, y: middle.y + y };
    });
  });
  return places;
}
