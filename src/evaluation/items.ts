/** What is right or wrong as a whole: entities, relations, triggers, arguments, with their mentions. */
import type { Extraction, Mention } from '../core/extraction';

export type ItemKind = 'entity' | 'relation' | 'trigger' | 'argument';

interface ItemBase {
  /** Label under which it is counted: of an entity or relation its type, else the type of the event. */
  readonly type: string;
  readonly score?: number;
}

export interface MentionItem extends ItemBase {
  readonly kind: 'entity' | 'trigger';
  readonly mention: Mention;
}

export interface RelationItem extends ItemBase {
  readonly kind: 'relation';
  readonly head: Mention;
  readonly tail: Mention;
}

export interface ArgumentItem extends ItemBase {
  readonly kind: 'argument';
  readonly role: string;
  readonly trigger: Mention;
  readonly mention: Mention;
}

export type Item = MentionItem | RelationItem | ArgumentItem;

/** In place of a mention that is referred to and missing. */
const NO_MENTION: Mention = { id: '', type: '', start: 0, end: 0, text: '' };

/** All items of one kind, in the order of the extraction. */
export function itemsOf(kind: ItemKind, extraction: Extraction): readonly Item[] {
  const byId = new Map(extraction.mentions.map((mention) => [mention.id, mention]));
  const of = (id: string): Mention => byId.get(id) ?? NO_MENTION;
  switch (kind) {
    case 'entity':
      return extraction.mentions.map((mention) =>
        scored({ kind, type: mention.type, mention }, mention),
      );
    case 'relation':
      return extraction.relations.map((relation) =>
        scored(
          { kind, type: relation.type, head: of(relation.head), tail: of(relation.tail) },
          relation,
        ),
      );
    case 'trigger':
      return extraction.events
        .filter(({ trigger }) => byId.has(trigger))
        .map((event) => scored({ kind, type: event.type, mention: of(event.trigger) }, event));
    case 'argument':
      return extraction.events.flatMap(({ type, trigger, arguments: parts }) =>
        parts.map((part) =>
          scored(
            { kind, type, role: part.role, trigger: of(trigger), mention: of(part.mention) },
            part,
          ),
        ),
      );
  }
}

function scored<T extends Item>(item: T, { score }: { readonly score?: number }): T {
  return score === undefined ? item : { ...item, score };
}

/** What confusions are counted by: the role of an argument, else the type. */
export function labelOf(item: Item): string {
  return item.kind === 'argument' ? item.role : item.type;
}

/** As a person reads it. */
export function quoteOf(item: Item): string {
  return item.kind === 'relation' ? `${item.head.text} → ${item.tail.text}` : item.mention.text;
}

/** From the first to the last character of its own mentions; of an argument, without the trigger. */
export function placeOf(item: Item): { readonly start: number; readonly end: number } {
  if (item.kind !== 'relation') return { start: item.mention.start, end: item.mention.end };
  const { head, tail } = item;
  return { start: Math.min(head.start, tail.start), end: Math.max(head.end, tail.end) };
}

/** Its mentions that have a place, the main one first; of an argument the trigger comes last. */
export function spansOf(item: Item): readonly Mention[] {
  const spans =
    item.kind === 'relation'
      ? [item.head, item.tail]
      : item.kind === 'argument'
        ? [item.mention, item.trigger]
        : [item.mention];
  return spans.filter(({ start, end }) => start < end);
}

/** Equal for what is the same thing at the same place. */
export function itemKey(item: Item): string {
  const places = spansOf(item).map(({ start, end }) => [start, end]);
  return JSON.stringify([item.kind, item.type, labelOf(item), places]);
}
