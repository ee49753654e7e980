/** Reads which types an answer names; takes any string, and notes what is no type of the question. */
import type { SchemaType, WrittenForm } from '../instruction/question';
import type { TypesQuestion } from '../instruction/types-question';
import { jsonItemsOf } from './json-items';
import { createLabelReader, type LabelReader } from './label';
import { readLine, trimmed } from './line';
import { LONGEST_DETAIL, type AnswerIssue } from './parse';

export interface TypesAnswer {
  readonly types: ReadonlySet<SchemaType>;
  readonly issues: readonly AnswerIssue[];
}

class Reading {
  readonly types = new Set<SchemaType>();
  readonly issues: AnswerIssue[] = [];
  readonly #readLabel: LabelReader;

  constructor(question: TypesQuestion) {
    this.#readLabel = createLabelReader(question);
  }

  note(code: AnswerIssue['code'], detail: string): void {
    this.issues.push({ code, detail: detail.slice(0, LONGEST_DETAIL) });
  }

  take(name: string, source: string): void {
    const label = this.#readLabel(name);
    if (label === undefined) this.note('failed', source);
    else this.types.add(label.source.type);
  }
}

/** Models write a list of names with other marks, too, or with none. */
function readLines(reading: Reading, answer: string, whole: boolean): void {
  const lines = answer.split(/[\r\n]/u);
  let thinking = false;
  for (const [index, source] of lines.entries()) {
    const { line, thinking: after } = readLine(source, thinking);
    thinking = after;
    if (line.kind === 'nothing') continue;
    // A name that was cut may be the beginning of another one.
    if (index === lines.length - 1 && !whole) reading.note('cut', line.source);
    else reading.take(line.text, line.source);
  }
  if (thinking) reading.note('cut', '<think>');
}

function typeIn(item: string): string {
  try {
    const value: unknown = JSON.parse(item);
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'type')) return '';
    const { type } = value as { readonly type: unknown };
    return typeof type === 'string' ? trimmed(type) : '';
  } catch {
    return '';
  }
}

function readJson(reading: Reading, answer: string): void {
  const { items, strays, cut } = jsonItemsOf(answer);
  for (const stray of strays) reading.note('failed', stray);
  for (const item of items) reading.take(typeIn(item), item);
  if (cut !== undefined) reading.note('cut', cut);
}

/** `whole`: the answer ended by itself. */
export function readTypes(
  question: TypesQuestion,
  answer: string,
  form: WrittenForm,
  whole: boolean,
): TypesAnswer {
  const reading = new Reading(question);
  if (form === 'json') readJson(reading, answer);
  else readLines(reading, answer, whole);
  return reading;
}

export interface JoinedTypes {
  /** What to ask for; `undefined`: everything. */
  readonly only: ReadonlySet<SchemaType> | undefined;
  readonly issues: readonly AnswerIssue[];
}

/**
 * What any of the answers names is asked for. Where nothing of them can be read, all types are: an answer
 * that is at fault is no reason to find nothing.
 */
export function joinTypes(answers: readonly TypesAnswer[]): JoinedTypes {
  const only = new Set(answers.flatMap(({ types }) => [...types]));
  const issues = answers.flatMap((answer) => answer.issues);
  return { only: only.size === 0 && issues.length > 0 ? undefined : only, issues };
}
