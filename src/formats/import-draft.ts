/** One document as it is read from a file: what has no place in it becomes a loss. */
import type { DecidedItem, DecidedMention, Origin } from '../core/decided';
import { newDocument, type Document, type DocumentSource } from '../core/document';
import { lowest, occurrences } from '../core/nearest';
import type { LossCounter } from './count-losses';
import type { ReadOptions } from './format';
import { UnitIndex } from './unit-index';

export interface FileSpan {
  /** Half-open, in code points; read as UTF-16 code units where only that gives the quote. */
  readonly start: number;
  readonly end: number;
  /** The mention as the file quotes it, where it does. */
  readonly quote?: string;
}

/** What every reader may report. */
export const DRAFT_LOSSES = [
  'offset-unit',
  'offset-shifted',
  'quote-not-found',
  'span-outside',
  'duplicate',
  'event-merged',
] as const;

type DraftLoss = (typeof DRAFT_LOSSES)[number];

const DETAILS: Readonly<Record<DraftLoss, string>> = {
  'offset-unit': 'offsets counted UTF-16 code units; the mention was placed by its quote',
  'offset-shifted': 'offsets did not fit the quote; the nearest place of the quote was taken',
  'quote-not-found': 'the text of a mention does not occur in the document',
  'span-outside': 'a span is empty or lies outside the text',
  duplicate: 'the same item was listed twice; it is kept once',
  'event-merged': 'two events of one type have one trigger; their arguments were joined',
};

/** A quote is looked for within so many code units first. */
const NEAR = 500;

export interface DraftContext {
  readonly options: ReadOptions;
  readonly losses: LossCounter;
  readonly file: string;
}

export class ImportDraft {
  readonly text: string;
  readonly #context: DraftContext;
  #where: string;
  readonly #units: UnitIndex;
  readonly #origin: Origin;
  readonly #items = new Map<string, DecidedItem>();
  readonly #keys = new Map<string, string>();
  readonly #byText = new Map<string, DecidedMention[]>();

  constructor(text: string, context: DraftContext) {
    this.text = text;
    this.#context = context;
    this.#where = context.file;
    this.#units = new UnitIndex(text);
    this.#origin = { by: 'import', source: context.file };
  }

  /** Losses from here on are at `where`: `file:line` or `file#number`. */
  moveTo(where: string): void {
    this.#where = where;
  }

  /** Counts an item without a place. */
  lose(code: string, detail: string, count = 1): void {
    this.#context.losses.add(code, this.#where, detail, count);
  }

  /** Mentions so far whose text is `text`. */
  mentionsOf(text: string): readonly DecidedMention[] {
    return this.#byText.get(text) ?? [];
  }

  /** The id of the mention; undefined where it has no place, which is counted. */
  mention(type: string, span: FileSpan): string | undefined {
    const found = this.#placed(span);
    return found === undefined ? undefined : this.mentionAt(type, found.start, found.end);
  }

  /** A mention that the file lists once; a second one like it is counted. */
  listedMention(type: string, span: FileSpan): void {
    const before = this.#items.size;
    const id = this.mention(type, span);
    if (id !== undefined && this.#items.size === before) this.#loseKnown('duplicate');
  }

  /** UTF-16 code units inside the text. The same mention has one id. */
  mentionAt(type: string, start: number, end: number): string {
    const quote = this.text.slice(start, end);
    return this.#add(['mention', type, start, end], { kind: 'mention', type, start, end, quote });
  }

  /** Ids of mentions. A second one of the same type and ends is counted. */
  relation(type: string, head: string, tail: string): void {
    const before = this.#items.size;
    this.#add(['relation', type, head, tail], { kind: 'relation', type, head, tail });
    if (this.#items.size === before) this.#loseKnown('duplicate');
  }

  /** The id of the event. Two of one type and trigger are one, as in the app. */
  event(type: string, trigger: string): string {
    const before = this.#items.size;
    const id = this.#add(['event', type, trigger], { kind: 'event', type, trigger });
    if (this.#items.size === before) this.#loseKnown('event-merged');
    return id;
  }

  argument(event: string, role: string, mention: string): void {
    const before = this.#items.size;
    const draft = { kind: 'argument', event, role, mention } as const;
    this.#add(['argument', event, role, mention], draft);
    if (this.#items.size === before) this.#loseKnown('duplicate');
  }

  /** Imported items are decisions. `id`: of the document in its file; else a new one. */
  build(id?: string, source: DocumentSource = { file: this.#context.file }): Document {
    const { now, newId } = this.#context.options;
    const document = newDocument(id ?? newId(), now, { text: this.text, items: this.#items });
    return { ...document, source };
  }

  #add(key: readonly (string | number)[], draft: Draft): string {
    const name = JSON.stringify(key);
    const known = this.#keys.get(name);
    if (known !== undefined) return known;
    const { now, newId } = this.#context.options;
    const id = newId();
    this.#keys.set(name, id);
    const base = { id, verdict: 'accepted', origin: this.#origin, decidedBy: '', decidedAt: now };
    const item = { ...draft, ...base } as DecidedItem;
    this.#items.set(id, item);
    if (item.kind === 'mention') {
      const same = this.#byText.get(item.quote);
      if (same === undefined) this.#byText.set(item.quote, [item]);
      else same.push(item);
    }
    return id;
  }

  #loseKnown(code: DraftLoss): void {
    this.lose(code, DETAILS[code]);
  }

  #placed({ start, end, quote }: FileSpan): Span | undefined {
    const counted = this.#inside(this.#units.toUnits(start), this.#units.toUnits(end));
    if (counted !== undefined && (quote === undefined || this.#reads(counted, quote))) {
      return counted;
    }
    if (quote === undefined) {
      this.#loseKnown('span-outside');
      return undefined;
    }
    const asUnits = this.#inside(start, end);
    if (asUnits !== undefined && this.#reads(asUnits, quote)) {
      this.#loseKnown('offset-unit');
      return asUnits;
    }
    return this.#searched(counted?.start ?? 0, quote);
  }

  #searched(start: number, quote: string): Span | undefined {
    const near = { start: Math.max(0, start - NEAR), end: start + quote.length + NEAR };
    const close = occurrences(this.text, quote, near);
    const places = close.length > 0 ? close : occurrences(this.text, quote);
    const at = lowest(places, (place) => Math.abs(place - start));
    this.#loseKnown(at === undefined ? 'quote-not-found' : 'offset-shifted');
    return at === undefined ? undefined : { start: at, end: at + quote.length };
  }

  #inside(start: number | undefined, end: number | undefined): Span | undefined {
    if (start === undefined || end === undefined) return undefined;
    const inside = start >= 0 && start < end && end <= this.text.length;
    return inside ? { start, end } : undefined;
  }

  #reads({ start, end }: Span, quote: string): boolean {
    return this.text.slice(start, end) === quote;
  }
}

interface Span {
  readonly start: number;
  readonly end: number;
}

type WithoutBase<T> = T extends DecidedItem
  ? Omit<T, 'id' | 'verdict' | 'origin' | 'decidedBy' | 'decidedAt'>
  : never;
type Draft = WithoutBase<DecidedItem>;
