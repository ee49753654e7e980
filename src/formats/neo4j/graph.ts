/** Mentions of many documents as nodes, relations as edges, events as nodes with an edge for each role. */
import type { EventMention, Extraction, Mention } from '../../core/extraction';

interface Node {
  readonly name: string;
  readonly label: string;
  count: number;
}

interface Edge {
  readonly start: string;
  readonly end: string;
  readonly type: string;
  count: number;
  score: number | undefined;
}

export class Graph {
  readonly #nodes = new Map<string, Node>();
  readonly #edges = new Map<string, Edge>();
  #events = 0;

  /** How many mentions were added. */
  add({ mentions, relations, events }: Extraction): number {
    const triggers = new Set(events.map(({ type, trigger }) => JSON.stringify([type, trigger])));
    const byId = new Map(mentions.map((mention) => [mention.id, mention]));
    for (const mention of mentions) {
      const isTrigger = triggers.has(JSON.stringify([mention.type, mention.id]));
      if (!isTrigger) this.#mention(mention);
    }
    for (const { type, head, tail, score } of relations) {
      const start = this.#end(byId.get(head));
      const end = this.#end(byId.get(tail));
      if (start !== undefined && end !== undefined) this.#edge(start, end, type, score);
    }
    for (const event of events) this.#event(event, byId);
    return mentions.length;
  }

  /** A node with an edge a role. */
  #event(
    { type, trigger, arguments: parts }: EventMention,
    byId: ReadonlyMap<string, Mention>,
  ): void {
    const id = `event-${(this.#events += 1)}`;
    this.#node(id, byId.get(trigger)?.text ?? '', type);
    for (const { role, mention, score } of parts) {
      const end = this.#end(byId.get(mention));
      if (end !== undefined) this.#edge(id, end, role, score);
    }
  }

  nodes(): readonly (readonly string[])[] {
    const rows = [...this.#nodes].map(([id, { name, label, count }]) => [
      id,
      name,
      labelOf(label),
      String(count),
    ]);
    return [['id:ID', 'name', ':LABEL', 'mentions:int'], ...rows];
  }

  /** With the number of times a relation was found, and the best score. */
  relations(): readonly (readonly string[])[] {
    const rows = [...this.#edges.values()].map(({ start, end, type, score, count }) => [
      start,
      end,
      labelOf(type),
      score === undefined ? '' : String(score),
      String(count),
    ]);
    return [[':START_ID', ':END_ID', ':TYPE', 'score:float', 'count:int'], ...rows];
  }

  #mention(mention: Mention): void {
    this.#node(idOf(mention), mention.text, mention.type);
  }

  /** The node of a mention, which a trigger has only where something else refers to it. */
  #end(mention: Mention | undefined): string | undefined {
    if (mention === undefined) return undefined;
    if (!this.#nodes.has(idOf(mention))) this.#mention(mention);
    return idOf(mention);
  }

  #node(id: string, name: string, label: string): void {
    const node = this.#nodes.get(id);
    if (node === undefined) this.#nodes.set(id, { name, label, count: 1 });
    else node.count += 1;
  }

  #edge(start: string, end: string, type: string, score: number | undefined): void {
    const key = JSON.stringify([start, end, type]);
    const edge = this.#edges.get(key);
    if (edge === undefined) this.#edges.set(key, { start, end, type, count: 1, score });
    else {
      edge.count += 1;
      if (score !== undefined) edge.score = Math.max(edge.score ?? 0, score);
    }
  }
}

function idOf({ type, text }: Mention): string {
  return `${type}:${text}`.replaceAll(/[\r\n]+/gu, ' ');
}

/** The importer splits a field of labels at semicolons. */
function labelOf(name: string): string {
  const label = name.replaceAll(';', '；');
  return label === '' ? '_' : label;
}
