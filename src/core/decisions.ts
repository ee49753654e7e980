/** What a person does with finds. Several decisions made with one pen are one change, one step of undo. */
import { itemChange, type Change, type Content } from './change';
import type {
  DecidedArgument,
  DecidedEvent,
  DecidedItem,
  DecidedMention,
  DecidedRelation,
  Origin,
  Verdict,
} from './decided';
import { ItemDraft } from './decisions-draft';
import {
  argumentItemKey,
  eventItemKey,
  mentionKey,
  relationItemKey,
  relinked,
} from './decided-links';
import type { SpanOffsets } from './edit';
import type { EventArgument, EventMention, Mention, Relation } from './extraction';
import type { Shown } from './shown';

/** Who decides, and when. */
export interface Decider {
  /** The name that the person gave; may be empty. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What found the predictions, such as `chinchilla-mini 0.6.0`. */
  readonly model: string;
  /** An id that no other item has. */
  readonly newId: () => string;
}

type Draft<T extends DecidedItem> = Omit<T, 'decidedBy' | 'decidedAt' | 'id'>;

const PERSON: Origin = { by: 'person' };

export class Pen {
  readonly #content: Content;
  readonly #decider: Decider;
  readonly #mentions: ReadonlyMap<string, Mention>;
  readonly #places: ReadonlyMap<string, string>;
  readonly #items: ItemDraft;

  /** `shown` as a whole, not filtered by score: decisions name its mentions, relations and events. */
  constructor(content: Content, shown: Shown, decider: Decider) {
    this.#content = content;
    this.#decider = decider;
    const { mentions } = shown.extraction;
    this.#mentions = new Map(mentions.map((mention) => [mention.id, mention]));
    this.#places = new Map(
      mentions.map(({ id, type, start, end }) => [mentionKey(type, start, end), id]),
    );
    this.#items = new ItemDraft(content.items);
  }

  /** What was decided, to be applied to the content that the pen was made for. */
  change(): Change {
    return itemChange(this.#items.changes());
  }

  /** Ids are those of shown mentions, predicted or decided; the id of the decided item is returned. */
  acceptMention(id: string): string {
    const { replacedBy: _old, ...item } = this.#mention(id);
    const quote = this.#content.text.slice(item.start, item.end);
    return this.#judge({ ...item, quote }, 'accepted');
  }

  /** What a person added and nobody else proposed is taken out; all else is kept as rejected. */
  rejectMention(id: string): void {
    this.#judge(this.#mention(id), 'rejected');
  }

  /** Accepted at once. Throws RangeError where the span is empty or lies outside the text. */
  addMention(type: string, { start, end }: SpanOffsets, origin = PERSON): string {
    if (start < 0 || start >= end || end > this.#content.text.length) {
      throw new RangeError(`[${start}, ${end}) is no span of the text`);
    }
    const key = mentionKey(type, start, end);
    const same = this.#items.find(key)?.id ?? this.#places.get(key);
    if (same !== undefined) return this.acceptMention(same);
    const quote = this.#content.text.slice(start, end);
    return this.#add<DecidedMention>({
      kind: 'mention',
      verdict: 'accepted',
      origin,
      type,
      start,
      end,
      quote,
    });
  }

  /** Links follow to the new mention, whose id is returned. */
  retypeMention(id: string, type: string): string {
    const { start, end } = this.#mention(id);
    return this.#replace(id, type, { start, end });
  }

  /** New edges. Links follow to the new mention, whose id is returned. */
  moveMention(id: string, span: SpanOffsets): string {
    return this.#replace(id, this.#mention(id).type, span);
  }

  acceptRelation(relation: Relation): string {
    const item = this.#relation(relation);
    this.acceptMention(item.head);
    this.acceptMention(item.tail);
    return this.#judge(item, 'accepted');
  }

  rejectRelation(relation: Relation): void {
    this.#judge(this.#relation(relation), 'rejected');
  }

  /** `head` and `tail` are ids of shown mentions, which are accepted with the relation. */
  addRelation(type: string, head: string, tail: string, origin = PERSON): string {
    const ends = { head: this.acceptMention(head), tail: this.acceptMention(tail) };
    const same = this.#items.find(relationItemKey(type, ends.head, ends.tail));
    if (same !== undefined) return this.#judge(same, 'accepted');
    return this.#add<DecidedRelation>({
      kind: 'relation',
      verdict: 'accepted',
      origin,
      type,
      ...ends,
    });
  }

  /** Head and tail change places. */
  turnRelation(relation: Relation): string {
    this.rejectRelation(relation);
    return this.addRelation(relation.type, relation.tail, relation.head);
  }

  retypeRelation(relation: Relation, type: string): string {
    this.rejectRelation(relation);
    return this.addRelation(type, relation.head, relation.tail);
  }

  /** Its trigger is accepted with it; its arguments are decisions of their own. */
  acceptEvent(event: EventMention): string {
    const item = this.#event(event);
    this.acceptMention(item.trigger);
    return this.#judge(item, 'accepted');
  }

  rejectEvent(event: EventMention): void {
    this.#judge(this.#event(event), 'rejected');
  }

  /** `trigger` is the id of a shown mention. */
  addEvent(type: string, trigger: string, origin = PERSON): string {
    const own = this.acceptMention(trigger);
    const same = this.#items.find(eventItemKey(type, own));
    if (same !== undefined) return this.#judge(same, 'accepted');
    return this.#add<DecidedEvent>({
      kind: 'event',
      verdict: 'accepted',
      origin,
      type,
      trigger: own,
    });
  }

  acceptArgument(event: EventMention, argument: EventArgument): string {
    const item = this.#argument(event, argument);
    this.acceptMention(item.mention);
    return this.#judge(item, 'accepted');
  }

  rejectArgument(event: EventMention, argument: EventArgument): void {
    this.#judge(this.#argument(event, argument), 'rejected');
  }

  /** `event` is the id of a decided event, `mention` that of a shown mention. */
  addArgument(event: string, role: string, mention: string, origin = PERSON): string {
    const own = this.acceptMention(mention);
    const same = this.#items.find(argumentItemKey(event, role, own));
    if (same !== undefined) return this.#judge(same, 'accepted');
    return this.#add<DecidedArgument>({
      kind: 'argument',
      verdict: 'accepted',
      origin,
      event,
      role,
      mention: own,
    });
  }

  /** The event as a decided item, for arguments to refer to; not decided by that. */
  eventId(event: EventMention): string {
    return this.#event(event).id;
  }

  /** A remark on a decided item; an empty one takes it away. */
  note(id: string, text: string): void {
    const item = this.#items.get(id);
    if (item === undefined) throw new RangeError(`no decided item ${id}`);
    const { note: _old, ...rest } = item;
    this.#items.put(text === '' ? rest : { ...rest, note: text });
  }

  /** Names of attributes; the mention is accepted with them. */
  setAttributes(id: string, attributes: readonly string[]): string {
    const own = this.acceptMention(id);
    const item = this.#items.get(own);
    if (item?.kind === 'mention') this.#items.put({ ...item, attributes });
    return own;
  }

  /** What a person said of a mention stays with what takes its place. */
  #carry({ attributes, note }: DecidedMention, id: string): void {
    if (attributes !== undefined) this.setAttributes(id, attributes);
    if (note !== undefined) this.note(id, note);
  }

  #add<T extends DecidedItem>(draft: Draft<T>): string {
    const { name, now, newId } = this.#decider;
    const id = newId();
    this.#items.put({ ...draft, id, decidedBy: name, decidedAt: now } as unknown as DecidedItem);
    return id;
  }

  /** An item that is not decided yet, for others to refer to. */
  #open<T extends DecidedItem>(draft: Omit<Draft<T>, 'verdict' | 'origin'>, score?: number): T {
    const { model } = this.#decider;
    const origin: Origin = { by: 'model', model, ...(score === undefined ? {} : { score }) };
    const id = this.#add<T>({ ...draft, verdict: 'open', origin } as unknown as Draft<T>);
    return this.#items.get(id) as T;
  }

  #judge(item: DecidedItem, verdict: Verdict): string {
    const { name, now } = this.#decider;
    const isOwn = verdict === 'rejected' && item.origin.by === 'person';
    if (isOwn && this.#items.referrers(item.id).length === 0) this.#items.remove(item.id);
    else this.#items.put({ ...item, verdict, decidedBy: name, decidedAt: now });
    return item.id;
  }

  #mention(id: string): DecidedMention {
    const item = this.#items.get(id);
    if (item?.kind === 'mention') return item;
    const shown = this.#mentions.get(id);
    if (shown === undefined) throw new RangeError(`no mention ${id} is shown`);
    const { type, start, end, text, score } = shown;
    const known = this.#items.find(mentionKey(type, start, end));
    if (known?.kind === 'mention') return known;
    return this.#open<DecidedMention>({ kind: 'mention', type, start, end, quote: text }, score);
  }

  #relation({ id, type, head, tail, score }: Relation): DecidedRelation {
    const item = id === undefined ? undefined : this.#items.get(id);
    if (item?.kind === 'relation') return item;
    const ends = { head: this.#mention(head).id, tail: this.#mention(tail).id };
    const known = this.#items.find(relationItemKey(type, ends.head, ends.tail));
    if (known?.kind === 'relation') return known;
    return this.#open<DecidedRelation>({ kind: 'relation', type, ...ends }, score);
  }

  #event({ id, type, trigger, score }: EventMention): DecidedEvent {
    const item = id === undefined ? undefined : this.#items.get(id);
    if (item?.kind === 'event') return item;
    const own = this.#mention(trigger).id;
    const known = this.#items.find(eventItemKey(type, own));
    if (known?.kind === 'event') return known;
    return this.#open<DecidedEvent>({ kind: 'event', type, trigger: own }, score);
  }

  #argument(of: EventMention, { id, role, mention, score }: EventArgument): DecidedArgument {
    const item = id === undefined ? undefined : this.#items.get(id);
    if (item?.kind === 'argument') return item;
    const event = this.#event(of).id;
    const own = this.#mention(mention).id;
    const known = this.#items.find(argumentItemKey(event, role, own));
    if (known?.kind === 'argument') return known;
    const draft = { kind: 'argument', event, role, mention: own } as const;
    return this.#open<DecidedArgument>(draft, score);
  }

  /** Another mention in the place of one: the old one is rejected and points to the new one. */
  #replace(id: string, type: string, span: SpanOffsets): string {
    const old = this.#mention(id);
    if (old.type === type && old.start === span.start && old.end === span.end) {
      return this.acceptMention(id);
    }
    const next = this.addMention(type, span);
    this.#carry(old, next);
    for (const item of this.#items.referrers(old.id)) {
      const moved = relinked(item, old.id, next);
      if (moved !== undefined) this.#items.put(moved);
    }
    const { name: decidedBy, now: decidedAt } = this.#decider;
    this.#items.put({ ...old, verdict: 'rejected', replacedBy: next, decidedBy, decidedAt });
    return next;
  }
}
