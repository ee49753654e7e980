/** One document as it is written: what is shown of it, offsets in code points, and what has no place. */
import { itemsOfKind } from '../core/decided';
import { shownOf, type Document } from '../core/document';
import type { EventMention, Extraction, Mention, Relation } from '../core/extraction';
import type { LossCounter } from './count-losses';
import type { WriteOptions } from './format';
import { provenanceOf } from './provenance';
import { UnitIndex } from './unit-index';

const DETAILS = {
  'no-mentions': 'the format has no place for mentions that no relation or event uses',
  'no-relations': 'the format has no place for relations',
  'no-events': 'the format has no place for events',
  'no-arguments': 'the format has no place for arguments',
  'no-scores': 'the format has no place for scores',
  'no-notes': 'the format has no place for remarks',
  'no-attributes': 'the format has no place for attributes',
  'no-pieces': 'a discontinuous mention is written as the span from its first piece to its last',
  'no-deleted': 'accepted mentions whose text was deleted have no place in the text',
  'no-rejected': 'the format has no place for rejected items',
  'no-states': 'the format does not tell finds of a model from accepted items',
  'inside-character': 'a span begins or ends inside a character of two code units',
  'inside-token': 'a span begins or ends inside a run of white space, which is one token',
  'no-end': 'a link whose mention is not written is left out with it',
} as const;

export type ExportLoss = keyof typeof DETAILS;

/** What no format of plain annotations keeps. */
export const PLAIN_LOSSES: readonly ExportLoss[] = [
  'no-scores',
  'no-notes',
  'no-attributes',
  'no-pieces',
  'no-deleted',
  'no-rejected',
  'no-states',
  'inside-character',
  'no-end',
];

/** In the unit that the format counts. */
export interface WrittenSpan {
  readonly start: number;
  readonly end: number;
}

export interface Placed {
  readonly mentions: readonly { readonly mention: Mention; readonly span: WrittenSpan }[];
  readonly relations: readonly Relation[];
  readonly events: readonly EventMention[];
}

export interface ViewOptions extends WriteOptions {
  /** Of the details that nearly no format keeps, those that this one does. */
  readonly keeps?: readonly ExportLoss[];
}

export class ExportView {
  readonly document: Document;
  readonly text: string;
  readonly extraction: Extraction;
  readonly #mentions: ReadonlyMap<string, Mention>;
  readonly #units: UnitIndex;
  readonly #losses: LossCounter;

  readonly #options: ViewOptions;

  constructor(given: Document, losses: LossCounter, options: ViewOptions = {}) {
    const document = options.only === 'accepted' ? withoutPredictions(given) : given;
    this.document = document;
    this.text = document.text;
    this.#options = options;
    const shown = shownOf(document);
    this.extraction = shown.extraction;
    this.#mentions = new Map(shown.extraction.mentions.map((mention) => [mention.id, mention]));
    this.#units = new UnitIndex(document.text);
    this.#losses = losses;
    this.#loseDetails(shown.lost.length);
  }

  lose(code: string, detail: string, count = 1): void {
    if (count > 0) this.#losses.add(code, this.document.id, detail, count);
  }

  loseAll(code: ExportLoss, count: number): void {
    this.lose(code, DETAILS[code], count);
  }

  mention(id: string): Mention | undefined {
    return this.#mentions.get(id);
  }

  /** In code points, or as the options say; undefined where an edge lies inside a character. */
  span({ start, end }: Pick<Mention, 'start' | 'end'>): WrittenSpan | undefined {
    const from = this.#units.toCodePoints(start);
    const to = this.#units.toCodePoints(end);
    if (from === undefined || to === undefined) return undefined;
    return this.#options.offsets === 'utf16' ? { start, end } : { start: from, end: to };
  }

  /** The mentions that code points can say, with their spans; the others are counted. */
  spans(): readonly { readonly mention: Mention; readonly span: WrittenSpan }[] {
    return this.extraction.mentions.flatMap((mention) => {
      const span = this.span(mention);
      if (span === undefined) this.loseAll('inside-character', 1);
      return span === undefined ? [] : [{ mention, span }];
    });
  }

  /**
   * What has a span, and the links between that; the rest is counted. `hasPlace`: whether the format can
   * say the span; mentions that it refuses are counted under `code`.
   */
  placed(
    hasPlace: (span: WrittenSpan) => boolean = () => true,
    code: ExportLoss = 'inside-token',
  ): Placed {
    const spans = this.spans();
    const mentions = spans.filter(({ span }) => hasPlace(span));
    this.loseAll(code, spans.length - mentions.length);
    const ids = new Set(mentions.map(({ mention }) => mention.id));
    const { relations, events } = this.extraction;
    const linked = relations.filter(({ head, tail }) => ids.has(head) && ids.has(tail));
    const held = events.filter(({ trigger }) => ids.has(trigger));
    const complete = held.map((event) => ({
      ...event,
      arguments: event.arguments.filter(({ mention }) => ids.has(mention)),
    }));
    const count = (list: readonly EventMention[]): number =>
      list.reduce((sum, event) => sum + 1 + event.arguments.length, 0);
    this.loseAll('no-end', relations.length - linked.length + count(events) - count(complete));
    return { mentions, relations: linked, events: complete };
  }

  /** Counts events and their arguments, of which the format has none. */
  loseEvents(events: readonly EventMention[] = this.extraction.events): void {
    this.loseAll('no-events', events.length);
    this.loseAll('no-arguments', events.flatMap((event) => event.arguments).length);
  }

  #loseDetails(deleted: number): void {
    const { mentions, relations, events } = this.extraction;
    const scored = [...mentions, ...relations, ...events, ...events.flatMap((e) => e.arguments)];
    const predicted = scored.filter(
      (item) => provenanceOf(this.document, item).state === 'predicted',
    ).length;
    this.#loseDetail('no-scores', scored.filter(({ score }) => score !== undefined).length);
    this.#loseDetail('no-states', predicted === scored.length ? 0 : predicted);
    const items = [...this.document.items.values()];
    const noted = items.filter(({ note }) => note !== undefined && note !== '');
    this.#loseDetail('no-notes', noted.length);
    const rejected = items.filter(({ verdict }) => verdict === 'rejected');
    this.#loseDetail('no-rejected', rejected.length);
    const decided = itemsOfKind(this.document.items, 'mention').filter(({ id }) =>
      this.#mentions.has(id),
    );
    const attributes = decided.flatMap((item) => item.attributes ?? []);
    this.#loseDetail('no-attributes', attributes.length);
    this.#loseDetail('no-pieces', decided.filter(({ pieces }) => pieces !== undefined).length);
    this.#loseDetail('no-deleted', deleted);
  }

  #loseDetail(code: ExportLoss, count: number): void {
    if (this.#options.keeps?.includes(code) !== true) this.loseAll(code, count);
  }
}

function withoutPredictions(document: Document): Document {
  const { predictions: _left, ...rest } = document;
  return rest;
}
