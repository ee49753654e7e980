/** One document as it is read from a file: what has no place in it becomes a loss. */
import type { DecidedItem, DecidedMention, Origin } from '../core/decided';
import { newDocument, type Document, type DocumentSource } from '../core/document';
import { EMPTY_SCHEMA } from '../core/schema';
import { lowest, occurrences } from '../core/nearest';
import type { LossCounter } from './count-losses';
import type { ReadOptions } from './format';
import { ImportLayer, keptExtras, type ItemDraft, type ItemExtras } from './import-layer';
import { UnitIndex } from './unit-index';

export interface FileSpan {
  /** Half-open, in code points; read as UTF-16 code units where only that gives the quote. */
  readonly start: number;
  readonly end: number;
  /** The mention as the file quotes it, where it does. */
  readonly quote?: string | undefined;
  /** What the offsets count, where it is not code points. */
  readonly unit?: 'utf16';
  /** White space is not compared: the format changes it in quotes. */
  readonly loose?: boolean;
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
  'offset-unit': 'offsets counted another unit than the format says; the quote showed which',
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
  readonly #decided = new ImportLayer();
  readonly #found = new ImportLayer();
  #layer = this.#decided;
  #verdict: 'accepted' | 'rejected' = 'accepted';
  #decidedBy = '';
  #model: string | undefined;

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

  /** Items from here on are decisions, as they are without this call. */
  decide(verdict: 'accepted' | 'rejected' = 'accepted', decidedBy = ''): void {
    this.#layer = this.#decided;
    this.#verdict = verdict;
    this.#decidedBy = decidedBy;
  }

  /** Items from here on are finds of a model, which links among them refer to. */
  predict(model: string): void {
    this.#layer = this.#found;
    this.#model ??= model;
  }

  /** Mentions so far, of the present standing, whose text is `text`. */
  mentionsOf(text: string): readonly DecidedMention[] {
    return this.#layer.mentionsOf(text);
  }

  /** The id of the mention; undefined where it has no place, which is counted. */
  mention(type: string, span: FileSpan, extras: ItemExtras = {}): string | undefined {
    const found = this.place(span);
    return found === undefined ? undefined : this.mentionAt(type, found.start, found.end, extras);
  }

  /** A mention that the file lists once; a second one like it is counted. */
  listedMention(type: string, span: FileSpan, extras: ItemExtras = {}): string | undefined {
    const before = this.#layer.items.size;
    const id = this.mention(type, span, extras);
    if (id !== undefined && this.#layer.items.size === before) this.#loseKnown('duplicate');
    return id;
  }

  /** The same at UTF-16 code units inside the text. */
  listedAt(type: string, start: number, end: number): void {
    const before = this.#layer.items.size;
    this.mentionAt(type, start, end);
    if (this.#layer.items.size === before) this.#loseKnown('duplicate');
  }

  /** UTF-16 code units inside the text. The same mention has one id. */
  mentionAt(type: string, start: number, end: number, extras: ItemExtras = {}): string {
    const quote = this.text.slice(start, end);
    const draft: ItemDraft = { kind: 'mention', type, start, end, quote };
    return this.#add(['mention', type, start, end], draft, extras);
  }

  /** Ids of mentions. A second one of the same type and ends is counted. */
  relation(type: string, from: string, to: string, extras: ItemExtras = {}): string {
    const [head, tail] = [this.#own(from), this.#own(to)];
    const before = this.#layer.items.size;
    const draft = { kind: 'relation', type, head, tail } as const;
    const id = this.#add(['relation', type, head, tail], draft, extras);
    if (this.#layer.items.size === before) this.#loseKnown('duplicate');
    return id;
  }

  /** The id of the event. Two of one type and trigger are one, as in the app. */
  event(type: string, of: string, extras: ItemExtras = {}): string {
    const trigger = this.#own(of);
    const before = this.#layer.items.size;
    const id = this.#add(['event', type, trigger], { kind: 'event', type, trigger }, extras);
    if (this.#layer.items.size === before) this.#loseKnown('event-merged');
    return id;
  }

  argument(of: string, role: string, filler: string, extras: ItemExtras = {}): void {
    const [event, mention] = [this.#own(of), this.#own(filler)];
    const before = this.#layer.items.size;
    const draft = { kind: 'argument', event, role, mention } as const;
    this.#add(['argument', event, role, mention], draft, extras);
    if (this.#layer.items.size === before) this.#loseKnown('duplicate');
  }

  /** Adds to what an item carries; remarks and attributes are joined. */
  annotate(id: string, { note, attributes = [] }: ItemExtras): void {
    const item = this.#layer.items.get(id);
    if (item === undefined) return;
    const joined = [item.note, note].filter((part) => part !== undefined && part !== '').join('\n');
    const noted = joined === '' ? item : { ...item, note: joined };
    this.#layer.items.set(id, this.#withAttributes(noted, attributes));
  }

  /** Only mentions have attributes; one that is there already is a duplicate. */
  #withAttributes(item: DecidedItem, attributes: readonly string[]): DecidedItem {
    if (item.kind !== 'mention' || attributes.length === 0) return item;
    const known = item.attributes ?? [];
    for (const name of attributes) if (known.includes(name)) this.#loseKnown('duplicate');
    return { ...item, attributes: [...new Set([...known, ...attributes])] };
  }

  /** `id`: of the document in its file; else a new one. */
  build(id?: string, source: DocumentSource = { file: this.#context.file }): Document {
    const { now, newId } = this.#context.options;
    const content = { text: this.text, items: this.#decided.items };
    const document = { ...newDocument(id ?? newId(), now, content), source };
    if (this.#model === undefined) return document;
    const extraction = this.#found.extraction();
    const known = { model: this.#model, schema: EMPTY_SCHEMA, at: now, complete: true };
    return { ...document, predictions: { extraction, ...known } };
  }

  /** The item in the present standing: a link goes to items of its own standing. */
  #own(id: string): string {
    if (this.#layer.items.has(id)) return id;
    const other = this.#layer === this.#found ? this.#decided : this.#found;
    const item = other.items.get(id);
    if (item?.kind === 'mention') return this.mentionAt(item.type, item.start, item.end);
    if (item?.kind !== 'event') return id;
    const { kind, type } = item;
    const trigger = this.#own(item.trigger);
    return this.#add(['event', type, trigger], { kind, type, trigger }, {});
  }

  #add(key: readonly (string | number)[], draft: ItemDraft, extras: ItemExtras): string {
    const name = JSON.stringify(key);
    const known = this.#layer.known(name);
    if (known !== undefined) return known;
    const { now, newId } = this.#context.options;
    const id = newId();
    const base = { id, verdict: this.#verdict, origin: this.#origin, decidedBy: this.#decidedBy };
    const item = { ...draft, ...base, decidedAt: now, ...keptExtras(draft, extras) } as DecidedItem;
    this.#layer.put(name, item, extras.score);
    return id;
  }

  #loseKnown(code: DraftLoss): void {
    this.lose(code, DETAILS[code]);
  }

  /** UTF-16 code units; undefined where the span has no place, which is counted. */
  place(span: FileSpan): Span | undefined {
    const { start, end, quote, unit } = span;
    const byPoints = this.#inside(this.#units.toUnits(start), this.#units.toUnits(end));
    const byUnits = this.#inside(start, end);
    const [first, second] = unit === 'utf16' ? [byUnits, byPoints] : [byPoints, byUnits];
    if (first !== undefined && this.#reads(first, span)) return first;
    if (quote === undefined) {
      this.#loseKnown('span-outside');
      return undefined;
    }
    if (second !== undefined && this.#reads(second, span)) {
      this.#loseKnown('offset-unit');
      return second;
    }
    return this.#searched(first?.start ?? 0, quote);
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
    const whole = Number.isInteger(start) && Number.isInteger(end);
    const inside = whole && start >= 0 && start < end && end <= this.text.length;
    return inside ? { start, end } : undefined;
  }

  #reads({ start, end }: Span, { quote, loose = false }: FileSpan): boolean {
    const found = this.text.slice(start, end);
    return quote === undefined || found === quote || (loose && bare(found) === bare(quote));
  }
}

/** Without white space, and without line breaks that were written out as `\\n`. */
function bare(text: string): string {
  return text.replaceAll(/\s|\\[nrt]/gu, '');
}

interface Span {
  readonly start: number;
  readonly end: number;
}
