/** What an extraction has of an item: looked up by type and place, whatever the ids are. */
import type {
  EventArgument,
  EventMention,
  Extraction,
  Mention,
  Relation,
} from '../core/extraction';
import type { ArgumentItem, Item, RelationItem } from './items';

export type Found =
  | { readonly kind: 'mention'; readonly mention: Mention }
  | { readonly kind: 'relation'; readonly relation: Relation }
  | { readonly kind: 'event'; readonly event: EventMention }
  | {
      readonly kind: 'argument';
      readonly event: EventMention;
      readonly argument: EventArgument;
    };

export const samePlace = (a: Mention | undefined, b: Mention): boolean =>
  a?.start === b.start && a.end === b.end;

export class ItemFinder {
  readonly #shown: Extraction;
  readonly #byId: ReadonlyMap<string, Mention>;

  constructor(shown: Extraction) {
    this.#shown = shown;
    this.#byId = new Map(shown.mentions.map((mention) => [mention.id, mention]));
  }

  find(item: Item): Found | undefined {
    switch (item.kind) {
      case 'entity': {
        const mention = this.exact(item.mention);
        return mention && { kind: 'mention', mention };
      }
      case 'relation': {
        const relation = this.#relation(item);
        return relation && { kind: 'relation', relation };
      }
      case 'trigger': {
        const event = this.event(item.type, item.mention);
        return event && { kind: 'event', event };
      }
      case 'argument':
        return this.#argument(item);
    }
  }

  #relation(item: RelationItem): Relation | undefined {
    return this.#shown.relations.find(
      ({ type, head, tail }) =>
        type === item.type &&
        samePlace(this.#byId.get(head), item.head) &&
        samePlace(this.#byId.get(tail), item.tail),
    );
  }

  #argument(item: ArgumentItem): Found | undefined {
    const event = this.event(item.type, item.trigger);
    const argument = event?.arguments.find(
      ({ role, mention }) => role === item.role && samePlace(this.#byId.get(mention), item.mention),
    );
    return event && argument && { kind: 'argument', event, argument };
  }

  exact({ type, start, end }: Mention): Mention | undefined {
    return this.#shown.mentions.find(
      (mention) => mention.type === type && mention.start === start && mention.end === end,
    );
  }

  /** Of its own type where there is one, else of any. */
  at(place: Mention): Mention | undefined {
    return this.exact(place) ?? this.#shown.mentions.find((mention) => samePlace(mention, place));
  }

  event(type: string, trigger: Mention): EventMention | undefined {
    return this.#shown.events.find(
      (event) => event.type === type && samePlace(this.#byId.get(event.trigger), trigger),
    );
  }
}
