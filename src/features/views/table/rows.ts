/** The finds of a document as rows of a table: one a mention, relation or event. */
import type { Document } from '../../../core/document';
import type { EventMention, Extraction, Mention, Relation } from '../../../core/extraction';
import { sentenceAround } from '../../../formats/table/sentence-around';
import { provenanceOf } from '../../../formats/provenance';
import type { MarkIndex } from '../../workspace/marks';
import { eventKey, relationKey, type Selection } from '../../workspace/selection';

export type RowKind = 'entities' | 'relations' | 'events';

export const COLUMNS = {
  entities: ['text', 'type', 'attributes', 'score', 'origin', 'state', 'place', 'sentence'],
  relations: ['head', 'type', 'tail', 'score', 'origin', 'state', 'place', 'sentence'],
  events: ['type', 'trigger', 'arguments', 'score', 'origin', 'state', 'place', 'sentence'],
} as const;

export type Column = (typeof COLUMNS)[RowKind][number];

export type State = 'accepted' | 'predicted';

export interface Row {
  readonly key: string;
  readonly type: string;
  readonly state: State;
  readonly score: number | undefined;
  /** A model, `person`, or the source of an import. */
  readonly origin: string;
  /** Where it begins, in UTF-16 code units. */
  readonly start: number;
  /** Number of the line, from 1. */
  readonly line: number;
  readonly selection: Selection;
  /** What stands in the cells that are text. */
  readonly cells: Readonly<Partial<Record<Column, string>>>;
}

export interface RowSource {
  readonly document: Document;
  readonly extraction: Extraction;
  readonly marks: MarkIndex;
}

const oneLine = (text: string): string => text.replace(/\s*[\r\n]+\s*/g, ' ');

/** Line of an offset: how many line feeds stand before it, and one. */
function lineCounter(text: string): (offset: number) => number {
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) ends.push(at);
  return (offset) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}

class RowMaker {
  readonly #source: RowSource;
  readonly #byId: ReadonlyMap<string, Mention>;
  readonly #lineOf: (offset: number) => number;

  constructor(source: RowSource) {
    this.#source = source;
    this.#byId = new Map(source.extraction.mentions.map((mention) => [mention.id, mention]));
    this.#lineOf = lineCounter(source.document.text);
  }

  mention(mention: Mention): Row {
    const item = this.#source.document.items.get(mention.id);
    const attributes = item?.kind === 'mention' ? (item.attributes ?? []) : [];
    const cells = { text: oneLine(mention.text), attributes: attributes.join('、') };
    const selection = { kind: 'mention', id: mention.id } as const;
    return this.#row(mention.id, mention.type, mention, mention, selection, cells);
  }

  relation(relation: Relation): Row[] {
    const [head, tail] = [this.#byId.get(relation.head), this.#byId.get(relation.tail)];
    if (head === undefined || tail === undefined) return [];
    const key = relationKey(relation);
    const first = head.start <= tail.start ? head : tail;
    const cells = { head: oneLine(head.text), tail: oneLine(tail.text) };
    return [this.#row(key, relation.type, relation, first, { kind: 'relation', key }, cells)];
  }

  event(event: EventMention): Row[] {
    const trigger = this.#byId.get(event.trigger);
    if (trigger === undefined) return [];
    const key = eventKey(event);
    const roles = event.arguments.map(
      ({ role, mention }) => `${role}：${oneLine(this.#byId.get(mention)?.text ?? '')}`,
    );
    const cells = { trigger: oneLine(trigger.text), arguments: roles.join('；') };
    return [this.#row(key, event.type, event, trigger, { kind: 'event', key }, cells)];
  }

  #row(
    key: string,
    type: string,
    item: Mention | Relation | EventMention,
    { start, end }: Mention,
    selection: Selection,
    cells: Row['cells'],
  ): Row {
    const { document } = this.#source;
    const { state, origin, score } = provenanceOf(document, item);
    const sentence = oneLine(sentenceAround(document.text, start, end));
    const line = this.#lineOf(start);
    return {
      key,
      type,
      state,
      score,
      origin,
      start,
      line,
      selection,
      cells: { ...cells, sentence },
    };
  }
}

/** In the order of the text. Entities are all mentions but triggers and mere arguments. */
export function rowsOf(kind: RowKind, source: RowSource): readonly Row[] {
  const maker = new RowMaker(source);
  const { extraction, marks } = source;
  const rows =
    kind === 'entities'
      ? marks.marks.flatMap((mark) =>
          mark.kind === 'entity' ? mark.mentions.map((one) => maker.mention(one)) : [],
        )
      : kind === 'relations'
        ? extraction.relations.flatMap((one) => maker.relation(one))
        : extraction.events.flatMap((one) => maker.event(one));
  return rows.toSorted((a, b) => a.start - b.start);
}
