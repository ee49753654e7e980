/** Lines of an `.ann` file: T, E, R, `*` Equiv, A and M, N, and `#` notes. */
import type { ImportDraft } from '../import-draft';
import { BratOffsets } from './line-breaks';
import { plainRole } from './roles';

export const BRAT_READ_LOSSES = [
  'wrong-line',
  'missing-end',
  'normalization',
  'event-as-argument',
  'attribute-moved',
  'attribute-target',
  'note-target',
] as const;

interface Line {
  readonly where: string;
  readonly text: string;
}

interface Event {
  readonly id: string;
  readonly trigger: string;
}

const TEXT_BOUND = /^(T\S*)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t(.*))?$/su;
const EVENT = /^(E\S*)\t(\S+):(T\S*)((?:\s+\S+:[TE]\S*)*)\s*$/u;
const RELATION = /^(R\S*)\t(\S+)\s+\S+?:(\S+)\s+\S+?:(\S+)\s*$/u;
const EQUIVALENCE = /^\*\t(\S+)((?: \S+){2,})\s*$/u;
const ATTRIBUTE = /^[AM]\S*\t(\S+) (\S+)(?: (.+?))?\s*$/u;
const NORMALIZATION = /^N\S*\t/u;
const NOTE = /^#\S*\t\S+ (\S+)(?:\t(.*))?$/su;

/** Kinds of lines in the order in which they can be read: what others refer to comes first. */
const KINDS = ['T', 'E', 'R', '*', 'AM', 'N', '#'];

export class AnnotationReader {
  readonly #draft: ImportDraft;
  readonly #offsets: BratOffsets;
  readonly #mentions = new Map<string, string>();
  readonly #events = new Map<string, Event>();
  readonly #relations = new Map<string, string>();

  constructor(draft: ImportDraft) {
    this.#draft = draft;
    this.#offsets = new BratOffsets(draft.text);
  }

  read(path: string, annotations: string): void {
    const lines = annotations.split('\n').map((text, index) => ({
      where: `${path}:${index + 1}`,
      text: text.endsWith('\r') ? text.slice(0, -1) : text,
    }));
    const filled = lines.filter(({ text }) => text.trim() !== '');
    const isOf = (kind: string, { text }: Line): boolean => kind.includes(text.charAt(0));
    for (const line of filled.filter((item) => !KINDS.some((kind) => isOf(kind, item)))) {
      this.#wrong(line);
    }
    for (const kind of KINDS) {
      const rows = filled.filter((line) => isOf(kind, line));
      for (const line of rows) this.#readLine(kind, line);
      if (kind === 'E') for (const line of rows) this.#arguments(line);
    }
  }

  #readLine(kind: string, line: Line): void {
    this.#draft.moveTo(line.where);
    if (kind === 'T') this.#textBound(line);
    else if (kind === 'E') this.#event(line);
    else if (kind === 'R') this.#relation(line);
    else if (kind === '*') this.#equivalence(line);
    else if (kind === 'AM') this.#attribute(line);
    else if (kind === 'N') this.#normalization(line);
    else this.#note(line);
  }

  #wrong({ where, text }: Line): void {
    this.#draft.moveTo(where);
    this.#draft.lose('wrong-line', `no line of brat: ${JSON.stringify(text.slice(0, 60))}`);
  }

  #textBound(line: Line): void {
    const [, key, type, ranges, quote = ''] = TEXT_BOUND.exec(line.text) ?? [];
    if (key === undefined || type === undefined || ranges === undefined) {
      this.#wrong(line);
      return;
    }
    const pieces = ranges
      .split(';')
      .map((range) => range.split(' ').map(Number))
      .map(([start = 0, end = 0]) => ({ start, end }))
      .toSorted((a, b) => a.start - b.start);
    const id = this.#placed(type, pieces, quote);
    if (id !== undefined) this.#mentions.set(key, id);
  }

  /** The first reading of the numbers that gives the quote; else the place of the quote. */
  #placed(type: string, pieces: readonly Span[], quote: string): string | undefined {
    const { text } = this.#draft;
    for (const [rank, toUnits] of this.#offsets.readings().entries()) {
      const spans = pieces.map(({ start, end }) => ({ start: toUnits(start), end: toUnits(end) }));
      if (!areSpans(spans, text.length)) continue;
      const found = spans.map(({ start, end }) => text.slice(start, end)).join(' ');
      if (quote !== '' && bare(found) !== bare(quote)) continue;
      if (rank > 0) this.#draft.lose('offset-unit', 'offsets count another unit than brat writes');
      return this.#added(type, withoutLineBreaks(spans, text));
    }
    return this.#searched(type, pieces, quote);
  }

  #added(type: string, spans: readonly Span[]): string {
    const start = spans[0]?.start ?? 0;
    const extras = spans.length > 1 ? { pieces: spans } : {};
    return this.#draft.mentionAt(type, start, spans.at(-1)?.end ?? start, extras);
  }

  #searched(type: string, pieces: readonly Span[], quote: string): string | undefined {
    const start = pieces[0]?.start ?? 0;
    const end = pieces.at(-1)?.end ?? 0;
    return this.#draft.mention(type, { start, end, ...(quote === '' ? {} : { quote }) });
  }

  #event(line: Line): void {
    const [, key, type, trigger] = EVENT.exec(line.text) ?? [];
    if (key === undefined || type === undefined || trigger === undefined) {
      this.#wrong(line);
      return;
    }
    const mention = this.#mentions.get(trigger);
    if (mention === undefined) this.#missing(1 + partsOf(line.text).length);
    else this.#events.set(key, { id: this.#draft.event(type, mention), trigger: mention });
  }

  #arguments(line: Line): void {
    this.#draft.moveTo(line.where);
    const event = this.#events.get(EVENT.exec(line.text)?.[1] ?? '');
    if (event === undefined) return;
    const parts = partsOf(line.text);
    const roles = new Set(parts.map(({ role }) => role));
    for (const { role, target } of parts) {
      const nested = this.#events.get(target);
      const mention = nested?.trigger ?? this.#mentions.get(target);
      if (nested !== undefined) {
        const detail = 'an event that is an argument is kept as its trigger';
        this.#draft.lose('event-as-argument', detail);
      }
      if (mention === undefined) this.#missing(1);
      else this.#draft.argument(event.id, plainRole(role, roles), mention);
    }
  }

  #relation(line: Line): void {
    const [, key, type, from, to] = RELATION.exec(line.text) ?? [];
    if (key === undefined || type === undefined || from === undefined || to === undefined) {
      this.#wrong(line);
      return;
    }
    const head = this.#endOf(from);
    const tail = this.#endOf(to);
    if (head === undefined || tail === undefined) this.#missing(1);
    else this.#relations.set(key, this.#draft.relation(type, head, tail));
  }

  /** A chain of relations from each to the next. */
  #equivalence(line: Line): void {
    const [, type, names] = EQUIVALENCE.exec(line.text) ?? [];
    if (type === undefined || names === undefined) {
      this.#wrong(line);
      return;
    }
    const ends = names
      .trim()
      .split(' ')
      .map((name) => this.#endOf(name));
    for (const [index, tail] of ends.slice(1).entries()) {
      const head = ends[index];
      if (head === undefined || tail === undefined) this.#missing(1);
      else this.#draft.relation(type, head, tail);
    }
  }

  #attribute(line: Line): void {
    const [, name, target, value] = ATTRIBUTE.exec(line.text) ?? [];
    if (name === undefined || target === undefined) {
      this.#wrong(line);
      return;
    }
    const attributes = [value === undefined ? name : `${name}=${value}`];
    const event = this.#events.get(target);
    const mention = event?.trigger ?? this.#mentions.get(target);
    if (mention === undefined) {
      this.#draft.lose('attribute-target', 'an attribute of what is no mention and no event');
      return;
    }
    if (event !== undefined) {
      this.#draft.lose('attribute-moved', 'an attribute of an event is kept at its trigger');
    }
    this.#draft.annotate(mention, { attributes });
  }

  #normalization(line: Line): void {
    if (!NORMALIZATION.test(line.text)) this.#wrong(line);
    else this.#draft.lose('normalization', 'links to other databases have no place');
  }

  #note(line: Line): void {
    const [, target, note] = NOTE.exec(line.text) ?? [];
    if (target === undefined) {
      this.#wrong(line);
      return;
    }
    const item =
      this.#mentions.get(target) ?? this.#events.get(target)?.id ?? this.#relations.get(target);
    if (item === undefined) this.#draft.lose('note-target', 'a note on what is not read');
    else this.#draft.annotate(item, { note });
  }

  #endOf(name: string): string | undefined {
    return this.#mentions.get(name) ?? this.#events.get(name)?.trigger;
  }

  #missing(count: number): void {
    this.#draft.lose('missing-end', 'a link names an item that was not read', count);
  }
}

interface Span {
  readonly start: number;
  readonly end: number;
}

interface OpenSpan {
  readonly start: number | undefined;
  readonly end: number | undefined;
}

function areSpans(spans: readonly OpenSpan[], length: number): spans is readonly Span[] {
  return spans.every(
    ({ start, end }) => start !== undefined && end !== undefined && start < end && end <= length,
  );
}

function partsOf(line: string): readonly { readonly role: string; readonly target: string }[] {
  const parts = (EVENT.exec(line)?.[4] ?? '').trim().split(/\s+/u);
  return parts.flatMap((part) => {
    const colon = part.lastIndexOf(':');
    return colon < 0 ? [] : [{ role: part.slice(0, colon), target: part.slice(colon + 1) }];
  });
}

/** brat cuts a mention at line breaks: pieces with nothing else between them are one. */
function withoutLineBreaks(spans: readonly Span[], text: string): readonly Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last !== undefined && /^[\r\n]*$/u.test(text.slice(last.end, span.start))) {
      joined[joined.length - 1] = { start: last.start, end: span.end };
    } else joined.push(span);
  }
  return joined;
}

function bare(text: string): string {
  return text.replaceAll(/\s/gu, '');
}
