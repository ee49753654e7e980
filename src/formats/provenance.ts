/** For each shown item: whether a person accepted it, who proposed it, and how sure the model was. */
import type { DecidedItem } from '../core/decided';
import type { Document } from '../core/document';

export interface Provenance {
  /** `predicted` also where an item was not decided but only referred to. */
  readonly state: 'accepted' | 'predicted';
  /** A model, `person`, or the source of an import; empty where it is not known. */
  readonly origin: string;
  /** Probability in [0, 1]; absent for what no model proposed. */
  readonly score?: number;
}

interface Item {
  readonly id?: string;
  readonly score?: number;
}

function originOf({ origin }: DecidedItem): string {
  if (origin.by === 'model') return origin.model;
  return origin.by === 'person' ? 'person' : origin.source;
}

function scored(score: number | undefined): { readonly score?: number } {
  return score === undefined ? {} : { score };
}

/** `item` is a mention, relation, event or argument of `shownOf(document)`. */
export function provenanceOf(document: Document, item: Item): Provenance {
  const decided = item.id === undefined ? undefined : document.items.get(item.id);
  if (decided === undefined) {
    const origin = document.predictions?.model ?? '';
    return { state: 'predicted', origin, ...scored(item.score) };
  }
  const { origin } = decided;
  const score = item.score ?? (origin.by === 'model' ? origin.score : undefined);
  const state = decided.verdict === 'accepted' ? 'accepted' : 'predicted';
  return { state, origin: originOf(decided), ...scored(score) };
}
