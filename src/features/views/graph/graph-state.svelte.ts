/** The graph on the screen: which part is shown, where its nodes lie, what is selected, how far it is zoomed. */
import { labelWidth } from '../../workspace/label-width';
import type { Place } from './edge-paths';
import { firstPlaces } from './first-places';
import { graphOf, neighbours, type Graph, type GraphNode } from './graph';
import type { GraphSource } from './graph-source.svelte';
import { LayoutClient } from './layout-client';

interface Zoom {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

const NAME_SIZE = 13;
const LONG_NAME = 14;

/** As it is drawn: long names are cut. */
export const shortName = ({ name }: GraphNode): string =>
  name.length > LONG_NAME ? `${name.slice(0, LONG_NAME - 1)}…` : name;

/** Pixels; grows with the number of places, slower and slower. */
export const radiusOf = ({ mentions }: GraphNode): number =>
  Math.min(22, 5 + 3 * Math.sqrt(mentions.length));

export class GraphState {
  events = $state(false);
  alone = $state(false);
  query = $state('');
  selected = $state.raw<string | undefined>(undefined);
  hovered = $state.raw<string | undefined>(undefined);
  zoom = $state.raw<Zoom>({ x: 0, y: 0, scale: 1 });
  settled = $state.raw(false);
  places = $state.raw<ReadonlyMap<string, Place>>(new Map());
  /** Made by hand; part of the document. */
  readonly merged = $derived.by((): ReadonlyMap<string, string> => {
    return new Map(Object.entries(this.#source.aliases));
  });
  readonly #source: GraphSource;
  readonly #client = new LayoutClient();
  /** The person moved or zoomed: the picture no longer fits itself to the window. */
  #held = false;

  readonly graph = $derived.by((): Graph => {
    const { extraction, marks } = this.#source;
    const { events, alone, merged } = this;
    return graphOf(extraction, marks, { events, alone, merged });
  });
  readonly nodes = $derived(new Map(this.graph.nodes.map((node) => [node.key, node])));
  /** Nodes whose name or type holds what was typed; all where nothing was. */
  readonly fitting = $derived.by((): ReadonlySet<string> => {
    const wanted = this.query.trim().toLowerCase();
    const fits = ({ name, type, aliases }: GraphNode): boolean =>
      [name, type, ...aliases].some((text) => text.toLowerCase().includes(wanted));
    return new Set(this.graph.nodes.filter(fits).map(({ key }) => key));
  });
  /** What is lit: around the pointer, else around what is selected; undefined: everything. */
  readonly lit = $derived.by((): ReadonlySet<string> | undefined => {
    const focus = this.hovered ?? this.selected;
    if (focus !== undefined && this.nodes.has(focus)) return neighbours(this.graph, focus);
    return this.query.trim() === '' ? undefined : this.fitting;
  });
  readonly node = $derived(this.selected === undefined ? undefined : this.nodes.get(this.selected));

  constructor(source: GraphSource) {
    this.#source = source;
  }

  /** Lays the graph out anew; what has a place begins there. `width` and `height` are the window's. */
  layOut(graph: Graph, window: { readonly width: number; readonly height: number }): void {
    const index = new Map(graph.nodes.map(({ key }, at) => [key, at]));
    const sizes = graph.nodes.map((node) => {
      const width = Math.max(labelWidth(shortName(node), NAME_SIZE), 2 * radiusOf(node));
      return { width, height: 2 * radiusOf(node) + 20 };
    });
    const links = graph.edges.flatMap(({ from, to }) => {
      const [source, target] = [index.get(from), index.get(to)];
      return source === undefined || target === undefined ? [] : [{ source, target }];
    });
    const known = graph.nodes.filter(({ key }) => this.places.has(key)).length;
    // Those that an earlier layout left somewhere begin there. All are drawn before the first answer.
    const begin = firstPlaces(graph.nodes.length, links);
    const places = graph.nodes.map(
      ({ key }, at) => this.places.get(key) ?? begin[at] ?? { x: 0, y: 0 },
    );
    const kept = known > graph.nodes.length / 2;
    this.settled = false;
    this.places = new Map(graph.nodes.map(({ key }, at) => [key, places[at] ?? { x: 0, y: 0 }]));
    if (!this.#held) this.fit(window);
    this.#client.ask({ sizes, links, places, settled: kept }, ({ places: found, settled }) => {
      const next = new Map<string, Place>();
      graph.nodes.forEach(({ key }, at) => {
        next.set(key, { x: found[2 * at] ?? 0, y: found[2 * at + 1] ?? 0 });
      });
      this.places = next;
      this.settled = settled;
      if (!this.#held) this.fit(window);
    });
  }

  /** All nodes in sight, in the middle, no larger than life. */
  fit({ width, height }: { readonly width: number; readonly height: number }): void {
    const all = [...this.places.values()];
    if (all.length === 0 || width === 0) return;
    const [left, right] = [Math.min(...all.map(({ x }) => x)), Math.max(...all.map(({ x }) => x))];
    const [top, bottom] = [Math.min(...all.map(({ y }) => y)), Math.max(...all.map(({ y }) => y))];
    const margin = 60;
    const scale = Math.min(
      1.25,
      (width - margin) / Math.max(1, right - left + margin),
      (height - margin) / Math.max(1, bottom - top + margin),
    );
    const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2];
    this.zoom = { x: width / 2 - middleX * scale, y: height / 2 - middleY * scale, scale };
  }

  refit(window: { readonly width: number; readonly height: number }): void {
    this.#held = false;
    this.fit(window);
  }

  pan(x: number, y: number): void {
    this.#held = true;
    const { zoom } = this;
    this.zoom = { ...zoom, x: zoom.x + x, y: zoom.y + y };
  }

  /** Around a point of the window, which stays where it is. */
  zoomBy(factor: number, { x, y }: Place): void {
    this.#held = true;
    const { zoom } = this;
    const scale = Math.min(4, Math.max(0.05, zoom.scale * factor));
    const ratio = scale / zoom.scale;
    this.zoom = { scale, x: x - (x - zoom.x) * ratio, y: y - (y - zoom.y) * ratio };
  }

  select(node: GraphNode): void {
    this.selected = node.key;
    const [first] = node.mentions;
    if (first !== undefined) this.#source.select(first);
  }

  /** Into another node, whose name it takes as an alias. */
  merge(from: string, into: string): void {
    if (from === into) return;
    this.#source.setAliases(Object.fromEntries([...this.merged, [from, into]]));
    this.selected = into;
  }

  /** Takes apart what was merged into the node. */
  split(into: string): void {
    const rest = [...this.merged].filter(([, to]) => to !== into);
    this.#source.setAliases(Object.fromEntries(rest));
  }

  stop(): void {
    this.#client.stop();
  }
}
