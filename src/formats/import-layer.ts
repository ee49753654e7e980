/** Items of one standing while a document is read: decided ones, or the finds of a model. */
import type { DecidedItem, DecidedMention } from '../core/decided';
import type { EventMention, Extraction, Mention, Relation } from '../core/extraction';
import { mentionId } from '../core/mention';

type WithoutBase<T> = T extends DecidedItem
  ? Omit<T, 'id' | 'verdict' | 'origin' | 'decidedBy' | 'decidedAt'>
  : never;
/** An item without what says who decided it. */
export type ItemDraft = WithoutBase<DecidedItem>;

/** What an item may carry besides its type and place. */
export interface ItemExtras {
  /** Kept of finds of a model. */
  readonly score?: number | undefined;
  /** The others are kept of decided items. */
  readonly note?: string | undefined;
  readonly attributes?: readonly string[] | undefined;
  /** UTF-16 code units. */
  readonly pieces?: readonly { readonly start: number; readonly end: number }[] | undefined;
}

export class ImportLayer {
  readonly items = new Map<string, DecidedItem>();
  readonly #keys = new Map<string, string>();
  readonly #byText = new Map<string, DecidedMention[]>();
  readonly #scores = new Map<string, number>();

  /** The id of the item with this key, where there is one. */
  known(key: string): string | undefined {
    return this.#keys.get(key);
  }

  mentionsOf(text: string): readonly DecidedMention[] {
    return this.#byText.get(text) ?? [];
  }

  put(key: string, item: DecidedItem, score?: number): void {
    this.#keys.set(key, item.id);
    this.items.set(item.id, item);
    if (score !== undefined) this.#scores.set(item.id, score);
    if (item.kind !== 'mention') return;
    const same = this.#byText.get(item.quote);
    if (same === undefined) this.#byText.set(item.quote, [item]);
    else same.push(item);
  }

  /** As the finds of a model; true of the text that the items were placed in. */
  extraction(): Extraction {
    const ids = new Map<string, string>();
    const mentions: Mention[] = [];
    const relations: Relation[] = [];
    const events = new Map<string, EventMention>();
    for (const item of this.items.values()) {
      const score = this.#scored(item.id);
      if (item.kind === 'mention') {
        const { type, start, end, quote } = item;
        const id = mentionId(type, start, end);
        ids.set(item.id, id);
        mentions.push({ id, type, start, end, text: quote, ...score });
      } else if (item.kind === 'event') {
        const trigger = ids.get(item.trigger) ?? '';
        events.set(item.id, { type: item.type, trigger, arguments: [], ...score });
      } else if (item.kind === 'relation') {
        const ends = { head: ids.get(item.head) ?? '', tail: ids.get(item.tail) ?? '' };
        relations.push({ type: item.type, ...ends, ...score });
      } else {
        const event = events.get(item.event);
        const argument = { role: item.role, mention: ids.get(item.mention) ?? '', ...score };
        if (event === undefined) continue;
        events.set(item.event, { ...event, arguments: [...event.arguments, argument] });
      }
    }
    return { mentions, relations, events: [...events.values()], issues: [] };
  }

  #scored(id: string): { readonly score?: number } {
    const score = this.#scores.get(id);
    return score === undefined ? {} : { score };
  }
}

/** The extras that a decided item of this kind keeps. */
export function keptExtras(draft: ItemDraft, extras: ItemExtras): Partial<DecidedMention> {
  const { note, attributes, pieces } = extras;
  const noted = note === undefined || note === '' ? {} : { note };
  if (draft.kind !== 'mention') return noted;
  return {
    ...noted,
    ...(attributes === undefined || attributes.length === 0 ? {} : { attributes }),
    ...(pieces === undefined ? {} : { pieces }),
  };
}
