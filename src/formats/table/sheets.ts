/** The three tables that a set of documents becomes: entities, relations, events. */
import { titleOf, type Document } from '../../core/document';
import { pageAt } from '../../core/source';
import type { EventMention, Mention, Relation } from '../../core/extraction';
import type { ExportView, WrittenSpan } from '../export-view';
import { provenanceOf, type Provenance } from '../provenance';
import { cleanName } from './clean-name';
import { sentenceAround, sentenceOfBoth } from './sentence-around';

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
export function rowsOf(view: ExportView): Readonly<Record<SheetName, readonly Row[]>> {
  const { extraction, document } = view;
  const base = baseOf(document);
  const cells = (sheet: SheetName) => (facts: Facts) =>
    COLUMNS[sheet].map((column): Cell => ({ ...base, ...facts })[column]);
  return {
    entities: view.extraction.mentions
      .map((mention) => entityFacts(view, mention))
      .map(cells('entities')),
    relations: extraction.relations
      .flatMap((relation) => relationFacts(view, relation))
      .map(cells('relations')),
    events: extraction.events
      .flatMap((event, index) => eventFacts(view, event, index + 1))
      .map(cells('events')),
  };
}

/** Empty where the unit has no number for an edge, which is counted. */
function place(view: ExportView, mention: Mention): Partial<WrittenSpan> {
  const span = view.span(mention);
  if (span === undefined) view.loseAll('inside-character', 1);
  return span ?? {};
}

function known(view: ExportView, item: { readonly id?: string; readonly score?: number }): Facts {
  return factsOf(provenanceOf(view.document, item));
}

function entityFacts(view: ExportView, mention: Mention): Facts {
  const sentence = sentenceAround(view.text, mention.start, mention.end);
  const { type } = mention;
  const page = pageAt(view.document.source, mention.start);
  const at = place(view, mention);
  return { ...named(mention), type, ...at, ...known(view, mention), sentence, page };
}

function relationFacts(view: ExportView, relation: Relation): readonly Facts[] {
  const head = view.mention(relation.head);
  const tail = view.mention(relation.tail);
  if (head === undefined || tail === undefined) return [];
  return [
    {
      type: relation.type,
      ...endFacts('head', head, place(view, head)),
      ...endFacts('tail', tail, place(view, tail)),
      ...known(view, relation),
      sentence: sentenceOfBoth(view.text, head, tail),
      page: pageAt(view.document.source, Math.min(head.start, tail.start)),
    },
  ];
}

function eventFacts(view: ExportView, event: EventMention, number: number): readonly Facts[] {
  const trigger = view.mention(event.trigger);
  if (trigger === undefined) return [];
  const at = place(view, trigger);
  const shared = {
    event: number,
    type: event.type,
    trigger: trigger.text,
    triggerStart: at.start,
    triggerEnd: at.end,
    sentence: sentenceAround(view.text, trigger.start, trigger.end),
    page: pageAt(view.document.source, trigger.start),
  };
  if (event.arguments.length === 0) return [{ ...shared, ...known(view, event) }];
  return event.arguments.flatMap((argument): Facts[] => {
    const mention = view.mention(argument.mention);
    if (mention === undefined) return [];
    const own = { role: argument.role, ...named(mention), ...place(view, mention) };
    return [{ ...shared, ...own, ...known(view, argument) }];
  });
}

function named({ text }: Mention): Facts {
  return { text, name: cleanName(text) };
}

function endFacts(
  end: 'head' | 'tail',
  { text, type }: Mention,
  place: Partial<WrittenSpan>,
): Facts {
  return {
    [end]: text,
    [`${end}Name`]: cleanName(text),
    [`${end}Type`]: type,
    [`${end}Start`]: place.start,
    [`${end}End`]: place.end,
  };
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
