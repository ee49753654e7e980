/** Acts on a document by items of an evaluation: found by type and place, whatever their ids are. */
import type { Origin } from '../core/decided';
import { Pen, type Decider } from '../core/decisions';
import { shownOf, type Document } from '../core/document';
import type { Extraction, Mention } from '../core/extraction';
import { ItemFinder, samePlace } from './item-finder';
import type { ArgumentItem, Item } from './items';
import { overlaps } from './matching';

/** Each act takes the document as it was at the start; all of them are one change. */
export class Desk {
  readonly pen: Pen;
  readonly #document: Document;
  readonly #shown: Extraction;
  readonly #finder: ItemFinder;

  constructor(document: Document, decider: Decider) {
    const shown = shownOf(document);
    this.pen = new Pen(document, shown, decider);
    this.#document = document;
    this.#shown = shown.extraction;
    this.#finder = new ItemFinder(shown.extraction);
  }

  /** False where the document does not show it. */
  accept(item: Item): boolean {
    const found = this.#finder.find(item);
    if (found?.kind === 'mention') this.pen.acceptMention(found.mention.id);
    else if (found?.kind === 'relation') this.pen.acceptRelation(found.relation);
    else if (found?.kind === 'event') this.pen.acceptEvent(found.event);
    else if (found?.kind === 'argument') this.pen.acceptArgument(found.event, found.argument);
    return found !== undefined;
  }

  /** False where the document does not show it. */
  reject(item: Item): boolean {
    const found = this.#finder.find(item);
    if (found?.kind === 'mention') this.pen.rejectMention(found.mention.id);
    else if (found?.kind === 'relation') this.pen.rejectRelation(found.relation);
    else if (found?.kind === 'event') this.pen.rejectEvent(found.event);
    else if (found?.kind === 'argument') this.pen.rejectArgument(found.event, found.argument);
    return found !== undefined;
  }

  /** Accepted at once, with the mentions that it needs. */
  add(item: Item, origin: Origin): void {
    switch (item.kind) {
      case 'entity':
        this.pen.addMention(item.type, item.mention, origin);
        break;
      case 'relation': {
        const ends = [this.#end(item.head, origin), this.#end(item.tail, origin)] as const;
        this.pen.addRelation(item.type, ...ends, origin);
        break;
      }
      case 'trigger':
        this.#addEvent(item.type, item.mention, origin);
        break;
      case 'argument':
        this.#addArgument(item, origin);
    }
  }

  /** One mention in the place of another, to which the links go. False where the old one is not shown. */
  replace(old: Item, next: Item): boolean {
    const found = this.#finder.find(old);
    if (found?.kind !== 'mention' || next.kind !== 'entity') return false;
    const { id } = found.mention;
    if (samePlace(found.mention, next.mention)) this.pen.retypeMention(id, next.type);
    else this.pen.moveMention(id, next.mention);
    return true;
  }

  /**
   * What the other side has and this document has not, kept as rejected: a later run does not bring it
   * back. A link whose ends are not here cannot come, and leaves nothing.
   */
  refuse(item: Item, origin: Origin): void {
    switch (item.kind) {
      case 'entity':
        this.pen.rejectMention(this.pen.addMention(item.type, item.mention, origin));
        break;
      case 'relation': {
        const [head, tail] = [this.#finder.at(item.head), this.#finder.at(item.tail)];
        if (head === undefined || tail === undefined) return;
        this.pen.rejectRelation({ type: item.type, head: head.id, tail: tail.id });
        break;
      }
      case 'trigger': {
        const trigger = this.#finder.at(item.mention);
        if (trigger === undefined) return;
        this.pen.rejectEvent({ type: item.type, trigger: trigger.id, arguments: [] });
        break;
      }
      case 'argument': {
        const [event, mention] = [
          this.#finder.event(item.type, item.trigger),
          this.#finder.at(item.mention),
        ];
        if (event === undefined || mention === undefined) return;
        this.pen.rejectArgument(event, { role: item.role, mention: mention.id });
      }
    }
  }

  /** Shown mentions of this type that share text with the place, and that nobody decided. */
  undecidedAround({ type, start, end }: Mention, threshold: number): readonly Mention[] {
    const { items } = this.#document;
    return this.#shown.mentions.filter(
      (mention) =>
        mention.type === type &&
        (mention.score ?? 1) >= threshold &&
        overlaps(mention, { start, end }) &&
        items.get(mention.id)?.verdict !== 'accepted',
    );
  }

  #end(place: Mention, origin: Origin): string {
    return this.#finder.at(place)?.id ?? this.pen.addMention(place.type, place, origin);
  }

  #addEvent(type: string, trigger: Mention, origin: Origin): string {
    const own =
      this.#finder.exact(trigger)?.id ?? this.pen.addMention(trigger.type, trigger, origin);
    return this.pen.addEvent(type, own, origin);
  }

  #addArgument({ type, role, trigger, mention }: ArgumentItem, origin: Origin): void {
    const known = this.#finder.event(type, trigger);
    const event =
      known === undefined ? this.#addEvent(type, trigger, origin) : this.pen.eventId(known);
    this.pen.addArgument(event, role, this.#end(mention, origin), origin);
  }
}
