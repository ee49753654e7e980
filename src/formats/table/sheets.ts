/** The three tables that a set of documents becomes: entities, relations, events. */
import type { Document } from '../../core/document';
import { shownOf, titleOf } from '../../core/document';
import type { EventMention, Mention } from '../../core/extraction';
import { codePointRange } from '../code-points';
import type { WriteOptions } from '../format';
import { provenanceOf, type Provenance } from '../provenance';
import { cleanName } from './clean-name';
import { sentenceAround } from './sentence-around';

export type SheetName = 'entities' | 'relations' | 'events';
export type Cell = string | number | undefined;
/** Cells in the order of `COLUMNS[sheet]`. */
export type Row = readonly Cell[];

const DOCUMENT = ['document', 'title'] as const;
const SOURCE = ['file', 'page', 'row'] as const;
const KNOWN = ['score', 'state', 'origin', 'sentence'] as const;

export const COLUMNS = {
  entities: [...DOCUMENT, 'type', 'text', 'name', 'start', 'end', ...KNOWN, ...SOURCE],
  relations: [
    ...DOCUMENT,
    'type',
    ...(['head', 'headName', 'headType', 'headStart', 'headEnd'] as const),
    ...(['tail', 'tailName', 'tailType', 'tailStart', 'tailEnd'] as const),
    ...KNOWN,
    ...SOURCE,
  ],
  events: [
    ...DOCUMENT,
    'event',
    'type',
    ...(['trigger', 'triggerStart', 'triggerEnd'] as const),
    ...(['role', 'text', 'name', 'start', 'end'] as const),
    ...KNOWN,
    ...SOURCE,
  ],
} as const;

export type Column = (typeof COLUMNS)[SheetName][number];

/** The columns that hold numbers. */
export const NUMBERS: ReadonlySet<Column> = new Set<Column>([
  ...(['event', 'start', 'end', 'score', 'page', 'row'] as const),
  ...(['headStart', 'headEnd', 'tailStart', 'tailEnd', 'triggerStart', 'triggerEnd'] as const),
]);

type Facts = Partial<Record<Column, Cell>>;

/** An event without arguments is one row with an empty role; else each argument is a row. */
export function rowsOf(
  document: Document,
  { offsets = 'code-point' }: WriteOptions,
): Readonly<Record<SheetName, readonly Row[]>> {
  const { extraction } = shownOf(document);
  const { text } = document;
  const mentions = new Map(extraction.mentions.map((mention) => [mention.id, mention]));
  const base = baseOf(document);
  const known = (item: Parameters<typeof provenanceOf>[1]): Facts =>
    factsOf(provenanceOf(document, item));
  const place = (mention: Mention): { readonly start: number; readonly end: number } =>
    offsets === 'utf16' ? mention : codePointRange(text, mention);

  const entities = extraction.mentions.map((mention): Facts => {
    const { start, end } = place(mention);
    const sentence = sentenceAround(text, mention.start, mention.end);
    const { type } = mention;
    return { ...named(mention), type, start, end, ...known(mention), sentence };
  });
  const relations = extraction.relations.flatMap((relation): Facts[] => {
    const head = mentions.get(relation.head);
    const tail = mentions.get(relation.tail);
    if (head === undefined || tail === undefined) return [];
    return [
      {
        type: relation.type,
        ...endFacts('head', head, place(head)),
        ...endFacts('tail', tail, place(tail)),
        ...known(relation),
        sentence: sentenceOfBoth(text, head, tail),
      },
    ];
  });
  const events = extraction.events.flatMap((event, index) =>
    eventFacts(event, index + 1, mentions, { text, place, known }),
  );
  const cells = (sheet: SheetName) => (facts: Facts) =>
    COLUMNS[sheet].map((column): Cell => ({ ...base, ...facts })[column]);
  return {
    entities: entities.map(cells('entities')),
    relations: relations.map(cells('relations')),
    events: events.map(cells('events')),
  };
}

interface View {
  readonly text: string;
  readonly place: (mention: Mention) => { readonly start: number; readonly end: number };
  readonly known: (item: { readonly id?: string; readonly score?: number }) => Facts;
}

function eventFacts(
  event: EventMention,
  number: number,
  mentions: ReadonlyMap<string, Mention>,
  { text, place, known }: View,
): Facts[] {
  const trigger = mentions.get(event.trigger);
  if (trigger === undefined) return [];
  const at = place(trigger);
  const shared = {
    event: number,
    type: event.type,
    trigger: trigger.text,
    triggerStart: at.start,
    triggerEnd: at.end,
    sentence: sentenceAround(text, trigger.start, trigger.end),
  };
  if (event.arguments.length === 0) return [{ ...shared, ...known(event) }];
  return event.arguments.flatMap((argument): Facts[] => {
    const mention = mentions.get(argument.mention);
    if (mention === undefined) return [];
    const { start, end } = place(mention);
    return [{ ...shared, role: argument.role, ...named(mention), start, end, ...known(argument) }];
  });
}

function named({ text }: Mention): Facts {
  return { text, name: cleanName(text) };
}

function endFacts(
  end: 'head' | 'tail',
  { text, type }: Mention,
  place: { readonly start: number; readonly end: number },
): Facts {
  return {
    [end]: text,
    [`${end}Name`]: cleanName(text),
    [`${end}Type`]: type,
    [`${end}Start`]: place.start,
    [`${end}End`]: place.end,
  };
}

function sentenceOfBoth(text: string, head: Mention, tail: Mention): string {
  const first = sentenceAround(text, head.start, head.end);
  const second = sentenceAround(text, tail.start, tail.end);
  if (first === second) return first;
  return head.start <= tail.start ? `${first} … ${second}` : `${second} … ${first}`;
}

function factsOf({ state, origin, score }: Provenance): Facts {
  return { state, origin, score: score === undefined ? undefined : Number(score.toFixed(4)) };
}

function baseOf(document: Document): Facts {
  const { source } = document;
  return {
    document: document.id,
    title: titleOf(document),
    file: source?.file,
    page: source?.page,
    row: source?.row,
  };
}
