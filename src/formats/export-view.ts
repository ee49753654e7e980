/** One document as it is written: what is shown of it, offsets in code points, and what has no place. */
import { itemsOfKind } from '../core/decided';
import { shownOf, type Document } from '../core/document';
import type { EventMention, Extraction, Mention } from '../core/extraction';
import type { LossCounter } from './count-losses';
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
  'inside-character': 'a span begins or ends inside a character of two code units',
} as const;

export type ExportLoss = keyof typeof DETAILS;

/** What no format of plain annotations keeps. */
export const PLAIN_LOSSES: readonly ExportLoss[] = [
  'no-scores',
  'no-notes',
  'no-attributes',
  'no-pieces',
  'no-deleted',
  'inside-character',
];

interface CodePointSpan {
  readonly start: number;
  readonly end: number;
}

export class ExportView {
  readonly document: Document;
  readonly text: string;
  readonly extraction: Extraction;
  readonly #mentions: ReadonlyMap<string, Mention>;
  readonly #units: UnitIndex;
  readonly #losses: LossCounter;

  constructor(document: Document, losses: LossCounter) {
    this.document = document;
    this.text = document.text;
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

  /** In code points; undefined where an edge lies inside a character. */
  span({ start, end }: Pick<Mention, 'start' | 'end'>): CodePointSpan | undefined {
    const from = this.#units.toCodePoints(start);
    const to = this.#units.toCodePoints(end);
    return from === undefined || to === undefined ? undefined : { start: from, end: to };
  }

  /** The mentions that code points can say, with their spans; the others are counted. */
  spans(): readonly { readonly mention: Mention; readonly span: CodePointSpan }[] {
    return this.extraction.mentions.flatMap((mention) => {
      const span = this.span(mention);
      if (span === undefined) this.loseAll('inside-character', 1);
      return span === undefined ? [] : [{ mention, span }];
    });
  }

  /** Counts events and their arguments, of which the format has none. */
  loseEvents(events: readonly EventMention[] = this.extraction.events): void {
    this.loseAll('no-events', events.length);
    this.loseAll('no-arguments', events.flatMap((event) => event.arguments).length);
  }

  #loseDetails(deleted: number): void {
    const { mentions, relations, events } = this.extraction;
    const scored = [...mentions, ...relations, ...events, ...events.flatMap((e) => e.arguments)];
    this.loseAll('no-scores', scored.filter(({ score }) => score !== undefined).length);
    const { items } = this.document;
    const noted = [...items.values()].filter(({ note }) => note !== undefined && note !== '');
    this.loseAll('no-notes', noted.length);
    const decided = itemsOfKind(items, 'mention').filter(({ id }) => this.#mentions.has(id));
    this.loseAll('no-attributes', decided.flatMap(({ attributes }) => attributes ?? []).length);
    this.loseAll('no-pieces', decided.filter(({ pieces }) => pieces !== undefined).length);
    this.loseAll('no-deleted', deleted);
  }
}
