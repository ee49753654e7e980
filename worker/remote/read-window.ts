/** Reads windows of a text by a server: the questions of a schema, each answer grounded in its window. */
import { groundFrames } from '../../src/answer/ground';
import { planQuestions } from '../../src/answer/instruction/plan-questions';
import { buildPrompt, type ChatMessages } from '../../src/answer/instruction/prompt';
import type { Instructions, Question } from '../../src/answer/instruction/question';
import { createAnswerParser } from '../../src/answer/parse/parse';
import type { Extraction, Issue } from '../../src/core/extraction';
import { createMerger } from '../../src/core/merge';
import { ok } from '../../src/core/result';
import type { Schema } from '../../src/core/schema';
import { findsInText, readingOf } from '../../src/engine/contract/reading';
import { windowsOf } from '../../src/engine/contract/windows';
import type { Outcome, RemoteClient } from './client';
import type { ChatAnswer } from './response';

/** As for models in the page. */
export const MOST_ANSWER_TOKENS = 1024;

/** What an answer says of its window, whatever it is; offsets count from the window's start. */
export function readAnswer(text: string, question: Question, answer: ChatAnswer): Extraction {
  const parser = createAnswerParser(question);
  parser.push(answer.text);
  parser.finish();
  const [start, end] = [0, text.length];
  const found = groundFrames(text, { start, end }, question, parser.frames());
  const issues = parser.issues.map((issue): Issue => ({ ...issue, start, end }));
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
}

export interface RemoteTask {
  readonly schema: Schema;
  readonly instructions: Instructions;
}

export interface PlannedDocument {
  readonly questions: readonly WindowQuestion[];
  /** The answers in the order of the questions. */
  join(answers: readonly ChatAnswer[]): Extraction;
}

/** All that is asked about a text, and how the answers become one extraction of it. */
export function planDocument(
  source: string,
  { schema, instructions }: RemoteTask,
): PlannedDocument {
  const reading = readingOf(source);
  const windows = windowsOf({ text: source, schema }, reading, { kind: 'llm' });
  const asked = windows.flatMap((window) =>
    planQuestions(schema).map((question) => {
      const text = reading.text.slice(window.start, window.end);
      return { window, text, question, messages: buildPrompt(question, text, instructions) };
    }),
  );
  return {
    questions: asked,
    join: (answers) => {
      const merger = createMerger(source);
      asked.forEach(({ window, text, question }, index) => {
        const answer = answers[index];
        if (answer === undefined) throw new Error(`question ${index} has no answer`);
        merger.add(findsInText(reading, window, readAnswer(text, question, answer)));
      });
      return merger.snapshot();
    },
  };
}

/** A failed request fails the document: what a part of the answers says would look whole. */
export async function readDocument(
  client: RemoteClient,
  model: string,
  source: string,
  task: RemoteTask,
  cancelled?: AbortSignal,
): Outcome<Extraction> {
  const planned = planDocument(source, task);
  const answers: ChatAnswer[] = [];
  for (const { messages } of planned.questions) {
    const body = { model, messages, maxTokens: MOST_ANSWER_TOKENS, stream: true };
    const answer = await client.chat(body, undefined, cancelled);
    if (!answer.ok) return answer;
    answers.push(answer.value);
  }
  return ok(planned.join(answers));
}
