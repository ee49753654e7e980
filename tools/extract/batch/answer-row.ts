/** One row of what a batch gave back, in the form of OpenAI's output files, which vLLM writes, too. */
import { err, type Result } from '../../../src/core/result';
import { field, readBody, type ChatAnswer } from '../../../worker/remote/response';
import { readRowId } from './questions';

export interface AnswerRow {
  readonly id: string;
  readonly document: string;
  /** Or what the row says went wrong. */
  readonly answer: Result<ChatAnswer, string>;
}

function quoted(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').slice(0, 200);
}

/** What a service says of an error: a text, or an object with a message or a code, in vLLM's files one deeper. */
function errorIn(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return quoted(value);
  const inner = field(value, 'error') ?? value;
  const said = field(inner, 'message') ?? field(inner, 'code');
  return typeof said === 'string' ? quoted(said) : 'an error without a message';
}

/** What a parsed row answers, or what it says went wrong. */
export function answerIn(row: unknown): Result<ChatAnswer, string> {
  const response = field(row, 'response');
  const body = field(response, 'body');
  const status = field(response, 'status_code');
  const said = errorIn(field(row, 'error')) ?? errorIn(field(body, 'error'));
  if (said !== undefined) return err(said);
  if (typeof status === 'number' && status !== 200) return err(`status ${status}`);
  const answer = readBody(body);
  return answer.ok ? answer : err(quoted(answer.error.detail));
}

/** `undefined`: no row of an answer to one of our questions. */
export function readAnswerRow(text: string): AnswerRow | undefined {
  try {
    const row: unknown = JSON.parse(text);
    const id = field(row, 'custom_id');
    const known = typeof id === 'string' ? readRowId(id) : undefined;
    if (typeof id !== 'string' || known === undefined) return undefined;
    return { id, document: known.document, answer: answerIn(row) };
  } catch {
    return undefined;
  }
}
