/** What is selected, by keys that outlive a new result, and which mentions that makes stand out. */
import type { EventMention, Extraction, Relation } from '../../core/extraction';

export type Selection =
  | { readonly kind: 'none' }
  | { readonly kind: 'mention'; readonly id: string }
  | { readonly kind: 'relation'; readonly key: string }
  | { readonly kind: 'event'; readonly key: string };

export const NO_SELECTION: Selection = { kind: 'none' };

export function relationKey(relation: Relation): string {
  return JSON.stringify([relation.type, relation.head, relation.tail]);
}

export function eventKey(event: EventMention): string {
  return JSON.stringify([event.type, event.trigger]);
}

/** Ids of the mentions that stand out; empty when nothing is selected or it is no longer there. */
export function emphasizedMentions(
  extraction: Extraction,
  selection: Selection,
): ReadonlySet<string> {
  switch (selection.kind) {
    case 'none':
      return new Set();
    case 'mention':
      return new Set(
        extraction.mentions.some(({ id }) => id === selection.id) ? [selection.id] : [],
      );
    case 'relation': {
      const found = extraction.relations.find((item) => relationKey(item) === selection.key);
      return new Set(found === undefined ? [] : [found.head, found.tail]);
    }
    case 'event': {
      const found = extraction.events.find((item) => eventKey(item) === selection.key);
      if (found === undefined) return new Set();
      return new Set([found.trigger, ...found.arguments.map((argument) => argument.mention)]);
    }
  }
}
