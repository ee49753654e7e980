/** Reads windows of a text by a server: the questions of a schema, each answer grounded in its window. */
import { grammarOf } from '../../src/answer/constraint/grammar';
import { jsonSchemaOf } from '../../src/answer/constraint/json-schema';
import { groundFrames } from '../../src/answer/ground';
import { buildJsonPrompt } from '../../src/answer/instruction/json-prompt';
import { planQuestions } from '../../src/answer/instruction/plan-questions';
import { buildPrompt, type ChatMessages } from '../../src/answer/instruction/prompt';
import type { Instructions, Question } from '../../src/answer/instruction/question';
import { readJsonAnswer, type ReadAnswer } from '../../src/answer/parse/json';
import { createAnswerParser } from '../../src/answer/parse/parse';
import type { Extraction, Issue } from '../../src/core/extraction';
import { createMerger } from '../../src/core/merge';
import { err, ok } from '../../src/core/result';
import type { Schema } from '../../src/core/schema';
import { findsInText, readingOf } from '../../src/engine/contract/reading';
import type { AskedForm } from '../../src/engine/contract/remote';
import { windowsOf } from '../../src/engine/contract/windows';
import type { Outcome, RemoteClient } from './client';
import type { RemoteFailure } from './remote-failure';
import type { AnswerForm, ChatBody } from './request';
import type { ChatAnswer } from './response';
import type { Slots } from './slots';

/** As for models in the page. */
const MOST_ANSWER_TOKENS = 1024;

export type { AskedForm };

function framesOf(question: Question, { text }: ChatAnswer, form: AskedForm): ReadAnswer {
  if (form === 'json') return readJsonAnswer(question, text);
  const parser = createAnswerParser(question);
  parser.push(text);
  parser.finish();
  return { frames: parser.frames(), issues: parser.issues };
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
  const issues = read.issues.map((issue): Issue => ({ ...issue, start, end }));
  if (answer.finish === 'length' && !issues.some(({ code }) => code === 'cut')) {
    const detail = question.labels.map(({ name }) => name).join(', ');
    issues.push({ code: 'cut', detail, start, end });
  }
  return { ...found, issues: [...found.issues, ...issues] };
}

/** One request about one window. */
export interface WindowQuestion {
  /** Of the window alone. */
  readonly text: string;
  readonly question: Question;
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

export interface PlannedDocument {
  readonly questions: readonly WindowQuestion[];
  /** The answers in the order of the questions. */
  join(answers: readonly ChatAnswer[]): Extraction;
}

/** All that is asked about a text, and how the answers become one extraction of it. */
export function planDocument(
  source: string,
  { schema, instructions, form }: RemoteTask,
): PlannedDocument {
  const reading = readingOf(source);
  const windows = windowsOf({ text: source, schema }, reading, { kind: 'llm' });
  const asked = windows.flatMap((window) =>
    planQuestions(schema).map((question) => {
      const text = reading.text.slice(window.start, window.end);
      const messages =
        form === 'json'
          ? buildJsonPrompt(question, text, instructions.language)
          : buildPrompt(question, text, instructions);
      return { window, text, question, messages, form: rulesOf(question, form) };
    }),
  );
  return {
    questions: asked,
    join: (answers) => {
      const merger = createMerger(source);
      asked.forEach(({ window, text, question }, index) => {
        const answer = answers[index];
        if (answer === undefined) throw new Error(`question ${index} has no answer`);
        merger.add(findsInText(reading, window, readAnswer(text, question, answer, form)));
      });
      return merger.snapshot();
    },
  };
}

export function chatOf(
  { messages, form }: WindowQuestion,
  model: string,
  stream: boolean,
): ChatBody {
  return { model, messages, maxTokens: MOST_ANSWER_TOKENS, stream, form };
}

export interface RemoteReader {
  readonly client: RemoteClient;
  readonly model: string;
  /** Shared by all that is asked of the server at one time. */
  readonly slots: Slots;
  readonly cancelled?: AbortSignal | undefined;
}

/** Ends with `parent`, or by itself. */
function childOf(parent: AbortSignal | undefined): { stop: AbortController; leave: () => void } {
  const stop = new AbortController();
  const onAbort = (): void => {
    stop.abort();
  };
  if (parent?.aborted === true) stop.abort();
  parent?.addEventListener('abort', onAbort);
  return {
    stop,
    leave: () => {
      parent?.removeEventListener('abort', onAbort);
    },
  };
}

/**
 * The questions are asked side by side, as far as there are slots. A failed request fails the document and
 * ends its others: what a part of the answers says would look whole.
 */
export async function readDocument(
  { client, model, slots, cancelled }: RemoteReader,
  source: string,
  task: RemoteTask,
): Outcome<Extraction> {
  const planned = planDocument(source, task);
  const { stop, leave } = childOf(cancelled);
  let failure: RemoteFailure | undefined;
  const answers: ChatAnswer[] = [];
  const ask = async (item: WindowQuestion, index: number): Promise<void> => {
    if (failure !== undefined) return;
    const answer = await client.chat(chatOf(item, model, true), undefined, stop.signal);
    if (answer.ok) answers[index] = answer.value;
    else failure ??= answer.error;
    if (!answer.ok) stop.abort();
  };
  try {
    await Promise.all(planned.questions.map((item, index) => slots.run(() => ask(item, index))));
  } finally {
    leave();
  }
  return failure === undefined ? ok(planned.join(answers)) : err(failure);
}
