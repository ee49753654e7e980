/** What a server answers, checked field by field. */
import { err, ok, type Result } from '../../src/core/result';
import type { RemoteFailure } from './remote-failure';

export interface ChatAnswer {
  readonly text: string;
  /** `length`: the answer was cut. */
  readonly finish: string | undefined;
}

export interface ListedModel {
  readonly id: string;
  readonly owner: string;
}

/** In code units. */
const LONGEST_MESSAGE = 500;

type Read<T> = Result<T, RemoteFailure>;

/** Of an object; `undefined` of everything else. */
export function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

const textOr = <T>(value: unknown, other: T): string | T =>
  typeof value === 'string' ? value : other;

const wrong = (detail: string): Read<never> => err({ code: 'not-an-answer', detail });

function withoutError(value: unknown): Read<unknown> {
  const error = field(value, 'error');
  if (error === undefined || error === null) return ok(value);
  return wrong(textOr(field(error, 'message'), 'an error without a message'));
}

function parse(text: string): Read<unknown> {
  try {
    return withoutError(JSON.parse(text));
  } catch {
    return err({ code: 'not-json', detail: `${text.length} code units` });
  }
}

/** Why a request failed, as servers say it: `{"error": {"message"}}`, or `{"message"}` of older ones. */
export function messageIn(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const error = field(value, 'error');
    const said = field(error, 'message') ?? field(value, 'message') ?? error;
    return typeof said === 'string' ? said.slice(0, LONGEST_MESSAGE) : undefined;
  } catch {
    return undefined;
  }
}

function firstChoice(value: unknown): unknown {
  const choices = field(value, 'choices');
  return Array.isArray(choices) ? (choices as readonly unknown[])[0] : undefined;
}

/** A whole answer; without content, as of a model that only thought, it says nothing. */
function answerOf(value: unknown): Read<ChatAnswer> {
  const choice = firstChoice(value);
  const content = field(field(choice, 'message'), 'content');
  if (typeof content !== 'string' && content !== null) return wrong('no content');
  return ok({ text: content ?? '', finish: textOr(field(choice, 'finish_reason'), undefined) });
}

export function readWhole(text: string): Read<ChatAnswer> {
  const value = parse(text);
  return value.ok ? answerOf(value.value) : value;
}

/** As `readWhole`, of what has been parsed already. */
export function readBody(body: unknown): Read<ChatAnswer> {
  const value = withoutError(body);
  return value.ok ? answerOf(value.value) : value;
}

/** A piece without a choice, as of usage, says nothing. */
export function readDelta(data: string): Read<ChatAnswer> {
  const value = parse(data);
  if (!value.ok) return value;
  const choice = firstChoice(value.value);
  const content = textOr(field(field(choice, 'delta'), 'content'), '');
  return ok({ text: content, finish: textOr(field(choice, 'finish_reason'), undefined) });
}

export function readModels(text: string): Read<readonly ListedModel[]> {
  const value = parse(text);
  if (!value.ok) return value;
  const data = field(value.value, 'data');
  if (!Array.isArray(data)) return wrong('no list of models');
  const models = (data as readonly unknown[]).flatMap((entry): ListedModel[] => {
    const id = field(entry, 'id');
    return typeof id === 'string' ? [{ id, owner: textOr(field(entry, 'owned_by'), '') }] : [];
  });
  return ok(models);
}
