/** The finds of many documents as those of one: ids and offsets do not meet. */
import type { SpanOffsets } from '../../../core/edit';
import type { Extraction, Mention } from '../../../core/extraction';

export interface PlacedMention extends SpanOffsets {
  readonly document: string;
}

export class JoinedFinds {
  readonly #mentions: Mention[] = [];
  readonly #relations: Extraction['relations'][number][] = [];
  readonly #events: Extraction['events'][number][] = [];
  /** Where each document begins among the offsets, in order. */
  readonly #begins: { readonly document: string; readonly at: number }[] = [];
  #length = 0;

  add(document: string, text: string, { mentions, relations, events }: Extraction): void {
    const at = this.#length;
    const number = this.#begins.length;
    const own = (id: string): string => `${number} ${id}`;
    this.#begins.push({ document, at });
    this.#length += text.length + 1;
    for (const mention of mentions) {
      const { id, start, end } = mention;
      this.#mentions.push({ ...mention, id: own(id), start: start + at, end: end + at });
    }
    for (const { type, head, tail, score } of relations) {
      const ends = { head: own(head), tail: own(tail) };
      this.#relations.push({ type, ...ends, ...(score === undefined ? {} : { score }) });
    }
    for (const { type, trigger, arguments: parts, score } of events) {
      const own_ = parts.map(({ role, mention }) => ({ role, mention: own(mention) }));
      const event = { type, trigger: own(trigger), arguments: own_ };
      this.#events.push({ ...event, ...(score === undefined ? {} : { score }) });
    }
  }

  /** Offsets are those of all texts one after another. */
  extraction(): Extraction {
    return {
      mentions: this.#mentions,
      relations: this.#relations,
      events: this.#events,
      issues: [],
    };
  }

  /** Where a mention stands in its own document. */
  placeOf({ start, end }: SpanOffsets): PlacedMention | undefined {
    const found = this.#begins.findLast(({ at }) => at <= start);
    if (found === undefined) return undefined;
    return { document: found.document, start: start - found.at, end: end - found.at };
  }
}
