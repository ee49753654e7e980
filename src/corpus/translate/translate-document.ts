/** One document of a dataset in Chinese: each unit asked for, read back, and put together again. */
import { err, ok, type Result } from '../../core/result';
import { isTrue, type DatasetDocument, type DatasetMention } from '../dataset/document';
import type { Glossary, GlossaryPair } from './glossary';
import { messagesFor, PASSES, type Message } from './prompt';
import { readBack, type GivenAnswer, type ReadBack } from './read-back';
import type { Refusal } from './refusal';
import { tagText, type Span, type TaggedText } from './tags';
import { unitsOf, type Unit } from './units';

export interface Question {
  readonly messages: readonly Message[];
  readonly maxTokens: number;
}

/** Why no answer came; the document can be asked for again. */
export interface AskFailure {
  readonly code: string;
  readonly message: string;
  /** The next question would fare no better. */
  readonly isLast?: boolean;
}

export type Ask = (question: Question) => Promise<Result<GivenAnswer, AskFailure>>;

/** A unit that was refused: once for each pass. */
export interface RefusedTry {
  /** From 1; 0 where it was not asked for. */
  readonly pass: number;
  readonly code: Refusal;
  readonly source: string;
  readonly answer: string;
}

export interface TranslatedDocument extends DatasetDocument {
  /** The text before. */
  readonly original: string;
}

/** Of any document of a dataset: its line says what its text was before. */
export function isTranslated(document: DatasetDocument): document is TranslatedDocument {
  return typeof (document as Partial<TranslatedDocument>).original === 'string';
}

export type Outcome =
  | {
      readonly kind: 'accepted';
      readonly document: TranslatedDocument;
      readonly pairs: readonly GlossaryPair[];
      readonly tries: readonly RefusedTry[];
    }
  | { readonly kind: 'refused'; readonly tries: readonly RefusedTry[] }
  | {
      readonly kind: 'failed';
      readonly failure: AskFailure;
      readonly tries: readonly RefusedTry[];
    };

interface TaggedUnit {
  readonly unit: Unit;
  readonly source: string;
  readonly tagged: TaggedText;
}

/** Tokens of an answer: thoughts of a model are not asked for. */
const tokensFor = (tagged: string): number => 256 + tagged.length;

function tagUnits({ text, mentions }: DatasetDocument): Result<readonly TaggedUnit[], Refusal> {
  if (!mentions.every((mention) => isTrue(text, mention))) return err('false-offsets');
  const tagged: TaggedUnit[] = [];
  for (const unit of unitsOf(text, mentions)) {
    const source = text.slice(unit.start, unit.end);
    const inside = mentions
      .filter(({ start, end }) => start >= unit.start && end <= unit.end)
      .map(({ start, end }) => ({ start: start - unit.start, end: end - unit.start }));
    const tags = tagText(source, inside);
    if (!tags.ok) return tags;
    tagged.push({ unit, source, tagged: tags.value });
  }
  return ok(tagged);
}

function pairsOf({ tagged }: TaggedUnit, { text, spans }: ReadBack): readonly GlossaryPair[] {
  return tagged.spans.flatMap(({ name, text: source }) => {
    const span = spans.get(name);
    return span === undefined ? [] : [{ source, target: text.slice(span.start, span.end) }];
  });
}

type Asked =
  | { readonly kind: 'read'; readonly read: ReadBack }
  | { readonly kind: 'refused' }
  | { readonly kind: 'failed'; readonly failure: AskFailure };

async function askUnit(
  unit: TaggedUnit,
  ask: Ask,
  glossary: Glossary,
  tries: RefusedTry[],
): Promise<Asked> {
  const { tagged, source } = unit;
  const pairs = glossary.pairsFor(tagged.spans.map(({ text }) => text));
  for (let pass = 1; pass <= PASSES; pass += 1) {
    const messages = messagesFor(pass, tagged, pairs);
    const answer = await ask({ messages, maxTokens: tokensFor(tagged.tagged) });
    if (!answer.ok) return { kind: 'failed', failure: answer.error };
    const read = readBack(answer.value, source, tagged);
    const isOff = read.ok && pairsOf(unit, read.value).some((pair) => glossary.breaks(pair));
    if (read.ok && !isOff) return { kind: 'read', read: read.value };
    const code = read.ok ? 'off-glossary' : read.error;
    tries.push({ pass, code, source: tagged.tagged, answer: answer.value.text });
  }
  return { kind: 'refused' };
}

/** Moves every mention to its translation. Throws where a mention has no span: `readBack` lets none through. */
function assembled(
  document: DatasetDocument,
  units: readonly { readonly unit: TaggedUnit; readonly read: ReadBack }[],
): TranslatedDocument {
  let text = '';
  const moved = new Map<string, Span>();
  for (const {
    unit: { unit, tagged },
    read,
  } of units) {
    for (const { name, start, end } of tagged.spans) {
      const span = read.spans.get(name);
      if (span === undefined) throw new Error(`the tag ${name} was read back as nothing`);
      const key = `${unit.start + start}-${unit.start + end}`;
      moved.set(key, { start: text.length + span.start, end: text.length + span.end });
    }
    text += read.text + unit.after;
  }
  const mentions = document.mentions.map((mention): DatasetMention => {
    const span = moved.get(`${mention.start}-${mention.end}`);
    if (span === undefined) throw new Error(`the mention ${mention.id} is in no unit`);
    return { ...mention, ...span, text: text.slice(span.start, span.end) };
  });
  return { ...document, text, mentions, original: document.text };
}

/** Never throws for what a model says. Nothing of a document is taken where one of its units is refused. */
export async function translateDocument(
  document: DatasetDocument,
  ask: Ask,
  glossary: Glossary,
): Promise<Outcome> {
  const tries: RefusedTry[] = [];
  const units = tagUnits(document);
  if (!units.ok) {
    const { text: source } = document;
    return { kind: 'refused', tries: [{ pass: 0, code: units.error, source, answer: '' }] };
  }
  const reads: { unit: TaggedUnit; read: ReadBack }[] = [];
  let isRefused = false;
  let failure: AskFailure | undefined;
  // All are asked for: the questions without an answer may be written down, to be answered later.
  for (const unit of units.value) {
    const asked = await askUnit(unit, ask, glossary, tries);
    if (asked.kind === 'read') reads.push({ unit, read: asked.read });
    else if (asked.kind === 'refused') isRefused = true;
    else failure ??= asked.failure;
  }
  if (failure !== undefined) return { kind: 'failed', failure, tries };
  if (isRefused) return { kind: 'refused', tries };
  const pairs = reads.flatMap(({ unit, read }) => pairsOf(unit, read));
  return { kind: 'accepted', document: assembled(document, reads), pairs, tries };
}
