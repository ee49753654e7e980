/** How the edges of a graph are drawn: from rim to rim, several between the same two bent apart. */
import type { Graph, GraphEdge, GraphNode } from './graph';

export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface EdgePath {
  readonly edge: GraphEdge;
  /** Of an SVG path. */
  readonly path: string;
  /** Where its name stands. */
  readonly x: number;
  readonly y: number;
}

type Radius = (node: GraphNode) => number;

/** Room for the tip of the arrow. */
const TIP = 4;
const BEND = 26;

/** From a node to itself; the next one is wider. */
function loop(edge: GraphEdge, at: Place, radius: number, rank: number): EdgePath {
  const r = radius + 12 + 6 * rank;
  const path = `M${at.x - 4} ${at.y - radius}a${r} ${r} 0 1 1 8 0`;
  return { edge, path, x: at.x, y: at.y - radius - 2 * r };
}

/** `bend`: pixels aside of the straight line, in the middle. */
function line(
  edge: GraphEdge,
  a: Place,
  b: Place,
  rims: readonly [number, number],
  bend: number,
): EdgePath {
  const length = Math.max(1, Math.hypot(b.x - a.x, b.y - a.y));
  const [ux, uy] = [(b.x - a.x) / length, (b.y - a.y) / length];
  const [mx, my] = [(a.x + b.x) / 2 - uy * bend, (a.y + b.y) / 2 + ux * bend];
  const from = `${a.x + ux * rims[0]} ${a.y + uy * rims[0]}`;
  const to = `${b.x - ux * rims[1]} ${b.y - uy * rims[1]}`;
  const [x, y] = [(a.x + b.x) / 4 + mx / 2, (a.y + b.y) / 4 + my / 2];
  return { edge, path: `M${from}Q${mx} ${my} ${to}`, x, y };
}

/** The first edge between two nodes is straight, the next ones bend to one side and the other. */
function bendOf({ from, to }: GraphEdge, rank: number): number {
  if (rank === 0) return 0;
  // To the same side, whichever way the edge goes.
  const side = from < to ? 1 : -1;
  return side * Math.ceil(rank / 2) * (rank % 2 === 0 ? -BEND : BEND);
}

/** Edges whose nodes have no place yet are left out. */
export function edgePaths(
  { nodes, edges }: Graph,
  places: ReadonlyMap<string, Place>,
  radiusOf: Radius,
): readonly EdgePath[] {
  const radii = new Map(nodes.map((node) => [node.key, radiusOf(node)]));
  const between = new Map<string, number>();
  return edges.flatMap((edge) => {
    const [a, b] = [places.get(edge.from), places.get(edge.to)];
    if (a === undefined || b === undefined) return [];
    const pair = [edge.from, edge.to].sort().join('\n');
    const rank = between.get(pair) ?? 0;
    between.set(pair, rank + 1);
    const [from, to] = [radii.get(edge.from) ?? 0, radii.get(edge.to) ?? 0];
    if (edge.from === edge.to) return [loop(edge, a, from, rank)];
    return [line(edge, a, b, [from + 1, to + TIP], bendOf(edge, rank))];
  });
}
