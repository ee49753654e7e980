/** Where the answers of a translation come from: a server, or rows of a batch. */
import { existsSync } from 'node:fs';
import type { Ask, Question } from '../../src/corpus/translate/translate-document';
import { err, ok, type Result } from '../../src/core/result';
import { chatBody } from '../../worker/remote/request';
import { field } from '../../worker/remote/response';
import { answerIn } from '../extract/batch/answer-row';
import { linesOfFile } from '../extract/batch/file-lines';
import { connect, type Surroundings } from '../extract/server/connect';
import { sentenceOf } from '../extract/server/sentences';
import { LineFile } from './line-files';
import { Pace } from './pace';
import { KeptAnswers, keyOf } from './translate-answers';
import type { TranslateVerbOptions, Translator } from './translate-options';

export interface Asker {
  readonly ask: Ask;
  /** Documents that are translated side by side. */
  readonly atOnce: number;
  /** Nothing more is to be asked. */
  isOver(): boolean;
  close(): void;
}

type Of<K extends Translator['kind']> = Extract<Translator, { kind: K }>;

/** So many failures in a row that are no document's end the run. */
const MOST_IN_A_ROW = 20;
const BATCH_GROUP = 64;

export async function openAsker(
  { by, answers }: TranslateVerbOptions,
  around: Surroundings,
): Promise<Result<Asker, string>> {
  return by.kind === 'server' ? await askServer(by, answers, around) : askBatch(by);
}

async function askServer(
  { server, perMinute }: Of<'server'>,
  file: string,
  around: Surroundings,
): Promise<Result<Asker, string>> {
  const connection = await connect(server, around);
  if (!connection.ok) return connection;
  const { client } = connection.value;
  const kept = new KeptAnswers(file);
  if (kept.size > 0) console.error(`${kept.size} answers are there already: ${file}`);
  const pace = perMinute === undefined ? undefined : new Pace(perMinute);
  const { stopped } = around;
  let inARow = 0;
  const ask: Ask = async (question) => {
    const key = keyOf(question, server.model);
    const known = kept.get(key);
    if (known !== undefined) return ok(known);
    await pace?.wait(stopped);
    const { messages, maxTokens } = question;
    const body = { model: server.model, messages, maxTokens, stream: true };
    const answer = await client.chat(body, undefined, stopped);
    inARow = answer.ok ? 0 : inARow + 1;
    if (!answer.ok) return err({ code: answer.error.code, message: sentenceOf(answer.error) });
    kept.add(key, answer.value);
    return answer;
  };
  const isOver = (): boolean => stopped.aborted || inARow >= MOST_IN_A_ROW;
  return ok({ ask, atOnce: server.requests, isOver, close: () => undefined });
}

const NO_ANSWER = { code: 'unanswered', message: 'no row of a batch answers it' } as const;

function askBatch({ read, emit }: Of<'batch'>): Result<Asker, string> {
  const rows = readRows(read);
  if (!rows.ok) return rows;
  if (emit !== undefined && existsSync(emit.file)) {
    return err(`${emit.file} is there already; give --emit-batch another name`);
  }
  const out = emit === undefined ? undefined : new LineFile(emit.file);
  const written = new Set<string>();
  const write = (key: string, { messages, maxTokens }: Question): void => {
    if (emit === undefined || written.has(key)) return;
    written.add(key);
    const body = chatBody('plain', { model: emit.model, messages, maxTokens, stream: false });
    const url = '/v1/chat/completions';
    out?.write(JSON.stringify({ custom_id: key, method: 'POST', url, body }));
  };
  const ask: Ask = (question) => {
    const key = keyOf(question, '');
    const answer = rows.value.get(key);
    if (answer?.ok === true) return Promise.resolve(answer);
    write(key, question);
    const failure = answer === undefined ? NO_ANSWER : { code: 'row-error', message: answer.error };
    return Promise.resolve(err(failure));
  };
  const close = (): void => {
    out?.close();
    if (emit !== undefined) console.error(`${written.size} questions written: ${emit.file}`);
  };
  return ok({ ask, atOnce: BATCH_GROUP, isOver: () => false, close });
}

type Row = ReturnType<typeof answerIn>;

/** By key. An answer replaces an error; of two answers the first is kept. */
function readRows(files: readonly string[]): Result<ReadonlyMap<string, Row>, string> {
  const rows = new Map<string, Row>();
  for (const file of files) {
    try {
      addRows(file, rows);
    } catch (error) {
      return err(`${file}: cannot be read: ${error instanceof Error ? error.message : ''}`);
    }
  }
  return ok(rows);
}

/** Throws where the file cannot be read. Lines that are no rows are told. */
function addRows(file: string, rows: Map<string, Row>): void {
  for (const { number, text } of linesOfFile(file)) {
    if (text?.trim() === '') continue;
    const row = text === undefined ? undefined : parsedRow(text);
    if (row === undefined) {
      console.error(`${file}:${number}: not a row that answers one of our questions`);
    } else if (rows.get(row.key)?.ok !== true) rows.set(row.key, row.answer);
  }
}

function parsedRow(text: string): { readonly key: string; readonly answer: Row } | undefined {
  try {
    const row: unknown = JSON.parse(text);
    const key = field(row, 'custom_id');
    return typeof key === 'string' ? { key, answer: answerIn(row) } : undefined;
  } catch {
    return undefined;
  }
}
