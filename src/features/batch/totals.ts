/** What stands most often in many documents: things by name and type, and pairs that a relation links. */
import type { Document } from '../../core/document';
import { shownOf } from '../../core/document';
import { filterByScore } from '../../core/filter';
import { nameOf } from '../../core/name';
import type { SpanOffsets } from '../../core/edit';

export interface Total {
  readonly key: string;
  /** A name; for a pair subject and object. */
  readonly names: readonly string[];
  /** Of the mention, or of the relation. */
  readonly type: string;
  readonly count: number;
  readonly documents: number;
  /** Where it stands first. */
  readonly first: SpanOffsets & { readonly document: string };
}

type Draft = { -readonly [K in keyof Total]: Total[K] } & { last: string };

function add(
  drafts: Map<string, Draft>,
  names: readonly string[],
  type: string,
  first: Total['first'],
): void {
  const key = JSON.stringify([type, ...names]);
  const known = drafts.get(key);
  if (known === undefined) {
    const { document: last } = first;
    drafts.set(key, { key, names, type, count: 1, documents: 1, first, last });
    return;
  }
  known.count += 1;
  if (known.last !== first.document) known.documents += 1;
  known.last = first.document;
}

/** Documents are added one after another; only counts are kept of them. */
export class Totals {
  readonly #things = new Map<string, Draft>();
  readonly #pairs = new Map<string, Draft>();

  add(document: Document, threshold: number): void {
    const { mentions, relations, events } = filterByScore(shownOf(document).extraction, threshold);
    const triggers = new Set(events.map(({ trigger }) => trigger));
    const byId = new Map(mentions.map((mention) => [mention.id, mention]));
    for (const { id, text, type, start, end } of mentions) {
      if (triggers.has(id)) continue;
      add(this.#things, [nameOf(text)], type, { document: document.id, start, end });
    }
    for (const { type, head: from, tail: to } of relations) {
      const [head, tail] = [byId.get(from), byId.get(to)];
      if (head === undefined || tail === undefined) continue;
      const { start, end } = head;
      const names = [nameOf(head.text), nameOf(tail.text)];
      add(this.#pairs, names, type, { document: document.id, start, end });
    }
  }

  /** The most frequent first; in more documents before in fewer. */
  most(kind: 'things' | 'pairs', count: number): readonly Total[] {
    const drafts = kind === 'things' ? this.#things : this.#pairs;
    return [...drafts.values()]
      .sort((a, b) => b.count - a.count || b.documents - a.documents)
      .slice(0, count);
  }
}
