/** Finds the tags of a text in its translation, or says why it cannot be taken. Accepts every string. */
import { err, ok, type Result } from '../../core/result';
import { translationIn } from './answer-text';
import type { Refusal } from './refusal';
import { scanTags, type Scanned } from './scan-tags';
import type { Span, TaggedSpan, TaggedText } from './tags';

export interface GivenAnswer {
  readonly text: string;
  /** `length`: it was cut. */
  readonly finish: string | undefined;
}

export interface ReadBack {
  /** Without tags. */
  readonly text: string;
  /** By name of the tag; each has text of its own. */
  readonly spans: ReadonlyMap<string, Span>;
}

const HAN = /\p{sc=Han}/gu;
const LATIN = /\p{sc=Latin}/gu;
/** Of the letters of a translation that are not in kept names. */
const LEAST_HAN = 0.3;
const LONGEST = 3;
const SHORTEST = 0.08;
/** In code units: short texts may grow by as much. */
const ROOM = 24;

/** Without the blanks at its edges. */
function trimmed(text: string, { start, end }: Span): Span {
  const inside = text.slice(start, end);
  const lead = inside.length - inside.trimStart().length;
  const from = start + lead;
  return { start: from, end: Math.max(from, start + inside.trimEnd().length) };
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const folded = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Chinese, a name kept in Latin, or numbers and signs. */
function isTaken(inside: string, source: string): boolean {
  if (count(inside, HAN) > 0 || count(inside, /\p{L}/gu) === 0) return true;
  return folded(source).includes(folded(inside)) || folded(inside).includes(folded(source));
}

function faultOfSpans(
  { text, spans, parents }: Scanned,
  asked: readonly TaggedSpan[],
): Refusal | undefined {
  for (const { name, parent, text: source } of asked) {
    const span = spans.get(name);
    if (span === undefined) return 'lost';
    if (parents.get(name) !== parent) return 'nested';
    const { start, end } = trimmed(text, span);
    if (start === end) return 'empty';
    if (!isTaken(text.slice(start, end), source)) return 'not-chinese';
  }
  return undefined;
}

/** Names that were kept are no sign of a text that was not translated. */
function faultOfText({ text, spans }: Scanned, source: string): Refusal | undefined {
  const kept = [...spans.values()].map(({ start, end }) => text.slice(start, end)).join('');
  const han = count(text, HAN);
  const latin = Math.max(0, count(text, LATIN) - count(kept, LATIN));
  if (latin > 0 && han / (han + latin) < LEAST_HAN) return 'untranslated';
  const words = count(source, LATIN) - count(kept, LATIN);
  if (han === 0 && words > ROOM) return 'untranslated';
  const isOdd =
    text.length > LONGEST * source.length + ROOM ||
    text.length + ROOM / 2 < SHORTEST * source.length;
  return isOdd ? 'odd-length' : undefined;
}

/** `source`: the text without tags. */
export function readBack(
  { text: said, finish }: GivenAnswer,
  source: string,
  { spans: asked }: TaggedText,
): Result<ReadBack, Refusal> {
  if (finish === 'length') return err('cut-off');
  const translation = translationIn(said, source, asked.length > 0);
  if (!translation.ok) return translation;
  const scanned = scanTags(translation.value, new Set(asked.map(({ name }) => name)), source);
  if (!scanned.ok) return scanned;
  const fault = faultOfSpans(scanned.value, asked) ?? faultOfText(scanned.value, source);
  if (fault !== undefined) return err(fault);
  const { text, spans } = scanned.value;
  return ok({
    text,
    spans: new Map([...spans].map(([name, span]) => [name, trimmed(text, span)])),
  });
}
