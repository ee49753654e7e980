/** Entities and relations of a document as a graph: a node a thing, an edge a relation between two. */
import type { Extraction, Mention } from '../../../core/extraction';
import { nameOf } from '../../../core/name';
import { familyOf } from '../../../presets/families';
import type { MarkIndex } from '../../workspace/marks';
import { eventKey, relationKey, type Selection } from '../../workspace/selection';

export interface GraphNode {
  readonly key: string;
  readonly kind: 'entity' | 'event';
  readonly name: string;
  /** The broadest of its types. */
  readonly type: string;
  /** Where it stands in the text, in order. */
  readonly mentions: readonly Mention[];
  /** Names of what was merged into it by hand. */
  readonly aliases: readonly string[];
}

export interface GraphEdge {
  readonly key: string;
  /** A relation type or a role. */
  readonly label: string;
  /** Keys of nodes. */
  readonly from: string;
  readonly to: string;
  /** How often it was found. */
  readonly count: number;
  readonly selection: Selection;
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** Things of the document that nothing links, which are left out. */
  readonly alone: number;
}

export interface GraphOptions {
  readonly events: boolean;
  readonly alone: boolean;
  /** Key of a node → key of the node that it was merged into. */
  readonly merged: ReadonlyMap<string, string>;
}

interface Draft {
  readonly node: Omit<GraphNode, 'mentions' | 'aliases'>;
  readonly mentions: Mention[];
  readonly aliases: string[];
}

/** Of chains and rings of merges, the end. */
function rootOf(key: string, merged: ReadonlyMap<string, string>): string {
  const seen = new Set<string>();
  let at = key;
  for (let next = merged.get(at); next !== undefined && !seen.has(at); next = merged.get(at)) {
    seen.add(at);
    at = next;
  }
  return at;
}

class GraphMaker {
  readonly #drafts = new Map<string, Draft>();
  /** Mention id → key of its node. */
  readonly #nodeOf = new Map<string, string>();
  readonly #edges = new Map<string, GraphEdge>();
  readonly #options: GraphOptions;

  constructor(options: GraphOptions) {
    this.#options = options;
  }

  entity({ mention, mentions }: { mention: Mention; mentions: readonly Mention[] }): void {
    const name = nameOf(mention.text);
    const own = JSON.stringify([familyOf(mention.type), name]);
    const key = rootOf(own, this.#options.merged);
    const known = this.#drafts.get(key);
    const draft = known ?? {
      node: { key, kind: 'entity', name, type: mention.type },
      mentions: [],
      aliases: [],
    };
    this.#drafts.set(key, draft);
    draft.mentions.push(mention);
    if (key !== own && !draft.aliases.includes(name)) draft.aliases.push(name);
    for (const { id } of mentions) this.#nodeOf.set(id, key);
  }

  /** The node under whose key others were merged gives its own name. */
  rename(key: string): void {
    const draft = this.#drafts.get(key);
    if (draft === undefined) return;
    const own = draft.mentions.find(
      ({ type, text }) => JSON.stringify([familyOf(type), nameOf(text)]) === key,
    );
    if (own === undefined) return;
    const name = nameOf(own.text);
    const aliases = [...draft.aliases, draft.node.name].filter((alias) => alias !== name);
    const node = { ...draft.node, name, type: own.type };
    this.#drafts.set(key, { node, mentions: draft.mentions, aliases: [...new Set(aliases)] });
  }

  event(key: string, type: string, trigger: Mention): string {
    const own = `event ${key}`;
    const node = { key: own, kind: 'event', name: trigger.text, type } as const;
    this.#drafts.set(own, { node, mentions: [trigger], aliases: [] });
    return own;
  }

  /** The node of a mention; one that is no entity gets a node of its own. */
  nodeOf(mention: Mention): string {
    const known = this.#nodeOf.get(mention.id);
    if (known !== undefined) return known;
    this.entity({ mention, mentions: [mention] });
    return this.#nodeOf.get(mention.id) ?? '';
  }

  edge(label: string, from: string, to: string, selection: Selection): void {
    const key = JSON.stringify([label, from, to]);
    const known = this.#edges.get(key);
    const count = (known?.count ?? 0) + 1;
    this.#edges.set(key, { key, label, from, to, count, selection: known?.selection ?? selection });
  }

  graph(): Graph {
    const edges = [...this.#edges.values()];
    const linked = new Set(edges.flatMap(({ from, to }) => [from, to]));
    const all = [...this.#drafts].map(([, { node, mentions, aliases }]): GraphNode => {
      return { ...node, mentions: mentions.toSorted((a, b) => a.start - b.start), aliases };
    });
    const nodes = this.#options.alone ? all : all.filter(({ key }) => linked.has(key));
    return { nodes, edges, alone: all.length - nodes.length };
  }
}

type Find = (id: string) => Mention | undefined;

function addRelations(maker: GraphMaker, { relations }: Extraction, find: Find): void {
  for (const relation of relations) {
    const [head, tail] = [find(relation.head), find(relation.tail)];
    if (head === undefined || tail === undefined) continue;
    const selection = { kind: 'relation', key: relationKey(relation) } as const;
    maker.edge(relation.type, maker.nodeOf(head), maker.nodeOf(tail), selection);
  }
}

function addEvents(maker: GraphMaker, { events }: Extraction, find: Find): void {
  for (const event of events) {
    const trigger = find(event.trigger);
    if (trigger === undefined) continue;
    const selection = { kind: 'event', key: eventKey(event) } as const;
    const node = maker.event(selection.key, event.type, trigger);
    for (const { role, mention: id } of event.arguments) {
      const mention = find(id);
      if (mention !== undefined) maker.edge(role, node, maker.nodeOf(mention), selection);
    }
  }
}

export function graphOf(extraction: Extraction, marks: MarkIndex, options: GraphOptions): Graph {
  const byId = new Map(extraction.mentions.map((mention) => [mention.id, mention]));
  const find: Find = (id) => byId.get(id);
  const maker = new GraphMaker(options);
  for (const mark of marks.marks) if (mark.kind === 'entity') maker.entity(mark);
  for (const key of new Set(options.merged.values())) maker.rename(key);
  addRelations(maker, extraction, find);
  if (options.events) addEvents(maker, extraction, find);
  return maker.graph();
}

/** Nodes that an edge joins to `key`, and that one. */
export function neighbours({ edges }: Graph, key: string): ReadonlySet<string> {
  const near = new Set([key]);
  for (const { from, to } of edges) {
    if (from === key) near.add(to);
    if (to === key) near.add(from);
  }
  return near;
}
