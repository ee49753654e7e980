/** A document: a text and what to look for in it, what a model found, and what a person decided. */
import { applyChange, type Change, type Content } from './change';
import { NO_ITEMS } from './decided';
import { EMPTY_EXTRACTION, type Extraction } from './extraction';
import { EMPTY_SCHEMA, type Schema } from './schema';
import { shiftExtraction } from './shift';
import { showDocument, type Shown } from './shown';

export type { DocumentSource } from './source';

/** What a model found; true of the document's text, also after the text was edited. */
export interface Predictions {
  readonly extraction: Extraction;
  /** Name and version of the model. */
  readonly model: string;
  readonly schema: Schema;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** All of the text was read as it is now. */
  readonly complete: boolean;
}

export interface Document extends Content {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly changed: number;
  readonly predictions?: Predictions;
  /** Finds that a run had after the document was marked as done: counted, not taken. */
  readonly untaken?: number;
}

export function newDocument(id: string, now: number, content: Partial<Content> = {}): Document {
  return {
    text: '',
    items: NO_ITEMS,
    schema: EMPTY_SCHEMA,
    presetId: '',
    title: '',
    done: false,
    ...content,
    id,
    created: now,
    changed: now,
  };
}

/** After a change: predictions move with the text, and what it touched of them goes. */
export function changeDocument(document: Document, change: Change, now: number): Document {
  const { predictions } = document;
  const changed = { ...applyChange(document, change), changed: now };
  if (predictions === undefined || change.edit === undefined) return changed;
  const extraction = shiftExtraction(predictions.extraction, change.edit);
  return { ...changed, predictions: { ...predictions, extraction, complete: false } };
}

function count({ mentions, relations, events }: Extraction): number {
  return mentions.length + relations.length + events.length;
}

/** After a run. A document that is done keeps its predictions; how many more a run had is noted. */
export function withPredictions(document: Document, predictions: Predictions): Document {
  if (!document.done || document.predictions === undefined) {
    const { untaken: _old, ...rest } = document;
    return { ...rest, predictions };
  }
  const more = count(predictions.extraction) - count(document.predictions.extraction);
  return { ...document, untaken: Math.max(0, more) };
}

export function shownOf({ text, predictions, items }: Document): Shown {
  return showDocument(text, predictions?.extraction ?? EMPTY_EXTRACTION, items);
}

const TITLE_LENGTH = 60;
/** Marks and isolates of writing direction: they would turn the text around a title. */
const DIRECTION = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** One line of at most 60 characters: the title that a person gave, else the first line with letters. */
export function titleOf({ title, text }: Pick<Document, 'title' | 'text'>): string {
  const given = cleanTitle(title);
  if (given !== '') return given;
  for (const line of text.slice(0, 4000).split('\n')) {
    const cleaned = cleanTitle(line);
    if (cleaned !== '') return cleaned;
  }
  return '';
}

function cleanTitle(line: string): string {
  const plain = line.slice(0, 4000).replace(DIRECTION, '').replace(/\s+/gu, ' ').trim();
  const characters = Array.from(plain);
  return characters.length <= TITLE_LENGTH
    ? plain
    : `${characters.slice(0, TITLE_LENGTH - 1).join('')}…`;
}
