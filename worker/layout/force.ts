/** Lays out a graph by forces, a slice of time at a time: linked nodes near one another, names apart. */
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type Simulation,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force';
import type { LayoutRequest } from '../../src/engine/contract/layout';

interface Node extends SimulationNodeDatum {
  readonly radius: number;
}

export interface Layout {
  /** Goes on for about `milliseconds`; true once nothing moves any more. */
  readonly advance: (milliseconds: number) => boolean;
  /** x and y by turns. */
  readonly places: () => Float32Array;
}

/** Pixels between nodes that are linked, besides their own size; with few there is room for the name of the link. */
const DISTANCE = { few: 84, many: 46 };
const PADDING = 6;

/** A name is wide and low; a circle of this radius keeps most of it free without wasting room. */
function radiusOf({ width, height }: { width: number; height: number }): number {
  return Math.max(height, width * 0.42) / 2 + PADDING;
}

/** Of many nodes far ones are estimated coarsely, and the whole settles earlier. */
function simulate(nodes: Node[], links: SimulationLinkDatum<Node>[]): Simulation<Node, undefined> {
  const many = nodes.length > 300;
  return forceSimulation(nodes)
    .force(
      'charge',
      forceManyBody<Node>()
        .strength(many ? -70 : -190)
        .theta(many ? 1.2 : 0.9),
    )
    .force(
      'link',
      forceLink<Node, SimulationLinkDatum<Node>>(links).distance(({ source, target }) => {
        const size = (end: Node | string | number): number =>
          typeof end === 'object' ? end.radius : 0;
        return DISTANCE[nodes.length > 60 ? 'many' : 'few'] + size(source) + size(target);
      }),
    )
    .force('collide', forceCollide<Node>(({ radius }) => radius).iterations(many ? 1 : 2))
    .force('x', forceX<Node>().strength(0.045))
    .force('y', forceY<Node>().strength(0.07))
    .alphaDecay(many ? 0.04 : 0.0228)
    .stop();
}

export function layOut(request: LayoutRequest): Layout {
  const nodes = request.sizes.map((size, index): Node => {
    return { radius: radiusOf(size), ...(request.places[index] ?? {}) };
  });
  const simulation = simulate(
    nodes,
    request.links.map((link) => ({ ...link })),
  );
  if (request.settled) simulation.alpha(0.3);
  return {
    advance: (milliseconds) => {
      const until = performance.now() + milliseconds;
      while (simulation.alpha() >= simulation.alphaMin() && performance.now() < until) {
        simulation.tick();
      }
      return simulation.alpha() < simulation.alphaMin();
    },
    places: () => Float32Array.from(nodes.flatMap(({ x = 0, y = 0 }) => [x, y])),
  };
}
