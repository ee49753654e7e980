/** What a server is asked about the windows of a text, and what its answers say, grounded in their window. */
import { agree } from '../../src/answer/agreement';
import { grammarOf } from '../../src/answer/constraint/grammar';
import { jsonSchemaOf } from '../../src/answer/constraint/json-schema';
import { groundFrames } from '../../src/answer/ground';
import { buildJsonPrompt } from '../../src/answer/instruction/json-prompt';
import { ordersOf, planQuestions } from '../../src/answer/instruction/plan-questions';
import { buildPrompt, type ChatMessages } from '../../src/answer/instruction/prompt';
import type { Instructions, Question } from '../../src/answer/instruction/question';
import { readJsonAnswer, type ReadAnswer } from '../../src/answer/parse/json';
import { createAnswerParser, type AnswerIssue } from '../../src/answer/parse/parse';
import type { JoinedTypes } from '../../src/answer/parse/types';
import type { Chunk } from '../../src/core/chunk';
import { EMPTY_EXTRACTION, type Extraction, type Issue } from '../../src/core/extraction';
import { createMerger } from '../../src/core/merge';
import type { Schema } from '../../src/core/schema';
import { findsInText, readingOf, type Reading } from '../../src/engine/contract/reading';
import type { AskedForm } from '../../src/engine/contract/remote';
import { windowsOf } from '../../src/engine/contract/windows';
import type { AnswerForm, ChatBody } from './request';
import type { ChatAnswer } from './response';

/** As for models in the page. */
const MOST_ANSWER_TOKENS = 1024;

function framesOf(question: Question, { text }: ChatAnswer, form: AskedForm): ReadAnswer {
  if (form === 'json') return readJsonAnswer(question, text);
  const parser = createAnswerParser(question);
  parser.push(text);
  parser.finish();
  return { frames: parser.frames(), issues: parser.issues };
}

/** They concern all of the window. */
function issuesOf({ length }: string, issues: readonly AnswerIssue[]): Issue[] {
  return issues.map((issue) => ({ ...issue, start: 0, end: length }));
}

/** What an answer says of its window, whatever it is; offsets count from the window's start. */
export function readAnswer(
  text: string,
  question: Question,
  answer: ChatAnswer,
  form: AskedForm,
): Extraction {
  const read = framesOf(question, answer, form);
  const [start, end] = [0, text.length];
  const found = groundFrames(text, { start, end }, question, read.frames);
  const issues = issuesOf(text, read.issues);
  if (answer.finish === 'length' && !issues.some(({ code }) => code === 'cut')) {
    const detail = question.labels.map(({ name }) => name).join(', ');
    issues.push({ code: 'cut', detail, start, end });
  }
  return { ...found, issues: [...found.issues, ...issues] };
}

/** One request about one window. */
export interface WindowQuestion {
  readonly messages: ChatMessages;
  readonly form: AnswerForm;
}

export interface RemoteTask {
  readonly schema: Schema;
  readonly instructions: Instructions;
  readonly form: AskedForm;
}

/** What the server is told besides the question. */
function rulesOf(question: Question, form: AskedForm): AnswerForm {
  const grammar = form === 'grammar' ? grammarOf(question) : undefined;
  const jsonSchema = form === 'json' ? jsonSchemaOf(question) : undefined;
  return {
    ...(grammar === undefined ? {} : { grammar }),
    ...(jsonSchema === undefined ? {} : { jsonSchema }),
  };
}

/** A window of a document, with its own text. */
export interface WindowText {
  readonly window: Chunk;
  readonly text: string;
}

export function windowsIn(reading: Reading, schema: Schema): readonly WindowText[] {
  const windows = windowsOf({ text: reading.source, schema }, reading, { kind: 'llm' });
  return windows.map((window) => ({ window, text: reading.text.slice(window.start, window.end) }));
}

function requestOf(
  question: Question,
  text: string,
  { instructions, form }: RemoteTask,
): WindowQuestion {
  const build = form === 'json' ? buildJsonPrompt : buildPrompt;
  return { messages: build(question, text, instructions), form: rulesOf(question, form) };
}

export interface PlannedDocument {
  readonly questions: readonly WindowQuestion[];
  /** The answers in the order of the questions. */
  join(answers: readonly ChatAnswer[]): Extraction;
}

/**
 * All that is asked about a text, and how the answers become one extraction of it. `chosen`: by window, what
 * an earlier question has chosen of the types; absent, all are asked for.
 */
export function planDocument(
  source: string,
  task: RemoteTask,
  chosen: readonly JoinedTypes[] = [],
): PlannedDocument {
  const { schema, instructions, form } = task;
  const reading = readingOf(source);
  const windows = windowsIn(reading, schema);
  const asked = windows.flatMap(({ window, text }, index) =>
    planQuestions(schema, { only: chosen[index]?.only }).map((question) => {
      const orders = ordersOf(question, instructions.asking?.bothOrders);
      return { window, text, orders };
    }),
  );
  const requests = asked.flatMap(({ text, orders }) =>
    orders.map((question) => requestOf(question, text, task)),
  );
  const join = (answers: readonly ChatAnswer[]): Extraction => {
    const merger = createMerger(source);
    const left = answers.values();
    windows.forEach(({ window, text }, index) => {
      const issues = issuesOf(text, chosen[index]?.issues ?? []);
      merger.add(findsInText(reading, window, { ...EMPTY_EXTRACTION, issues }));
    });
    for (const { window, text, orders } of asked) {
      const found = orders.map((question) => {
        const answer = left.next().value;
        if (answer === undefined) throw new Error('a question has no answer');
        return readAnswer(text, question, answer, form);
      });
      merger.add(findsInText(reading, window, found.reduce(agree)));
    }
    return merger.snapshot();
  };
  return { questions: requests, join };
}

export function chatOf(
  { messages, form }: WindowQuestion,
  model: string,
  stream: boolean,
): ChatBody {
  return { model, messages, maxTokens: MOST_ANSWER_TOKENS, stream, form };
}
