/** The first of two questions about a chunk: which types it has at all. */
import { createTypesConstraint } from '../../src/answer/constraint/types';
import {
  buildTypesPrompt,
  typesOrdersOf,
  typesQuestionOf,
  type TypesQuestion,
} from '../../src/answer/instruction/types-question';
import {
  joinTypes,
  readTypes,
  type JoinedTypes,
  type TypesAnswer,
} from '../../src/answer/parse/types';
import { err, ok, type Result } from '../../src/core/result';
import type { Failure } from '../../src/engine/contract/extractor';
import { classifyFailure } from '../failure';
import type { ChatEngine, ChatRequest } from './chat-engine';
import type { ChunkTask } from './chunk-task';
import { ConstrainedProcessor } from './constrained-processor';
import { fitRequest } from './fit-request';
import { watchAnswer } from './watch-answer';

async function answerOf(
  engine: ChatEngine,
  question: TypesQuestion,
  request: ChatRequest,
  { usage }: ChunkTask,
  isCancelled: () => boolean,
): Promise<TypesAnswer> {
  const processor = new ConstrainedProcessor(engine.tokens, createTypesConstraint(question));
  let text = '';
  for await (const piece of engine.chat(request, watchAnswer(processor, engine, isCancelled))) {
    // The bytes of the tokens are surer than the stream, which also holds an empty think block.
    text += processor.used ? processor.takeText() : piece;
    if (isCancelled()) {
      engine.interrupt();
      break;
    }
  }
  usage?.add(processor.counts);
  text += processor.takeText();
  const answer = readTypes(question, text, 'lines', !processor.used || processor.ended);
  const isCut = processor.used && !processor.ended;
  if (!isCut || answer.issues.some(({ code }) => code === 'cut')) return answer;
  return { ...answer, issues: [...answer.issues, { code: 'cut', detail: text.slice(-200) }] };
}

/** A question that does not fit the context is halved; a label that does not fit alone counts as there. */
async function askOne(
  engine: ChatEngine,
  question: TypesQuestion,
  task: ChunkTask,
  isCancelled: () => boolean,
): Promise<TypesAnswer> {
  const { text, instructions, usage } = task;
  const messages = buildTypesPrompt(question, text, instructions.language, 'lines');
  const request = fitRequest(engine, messages, usage);
  if (request.ok) return answerOf(engine, question, request.value, task, isCancelled);
  const { labels } = question;
  if (labels.length < 2) {
    return { types: new Set(labels.map(({ source }) => source.type)), issues: [] };
  }
  const middle = Math.ceil(labels.length / 2);
  const halves = [labels.slice(0, middle), labels.slice(middle)];
  const answers: TypesAnswer[] = [];
  for (const half of halves) {
    answers.push(await askOne(engine, { labels: half }, task, isCancelled));
  }
  return {
    types: new Set(answers.flatMap(({ types }) => [...types])),
    issues: answers.flatMap(({ issues }) => issues),
  };
}

/** In both orders where the task says so. Never throws: an engine's error is a failure. */
export async function askTypes(
  engine: ChatEngine,
  task: ChunkTask,
  isCancelled: () => boolean,
): Promise<Result<JoinedTypes, Failure>> {
  const { schema, instructions } = task;
  const orders = typesOrdersOf(typesQuestionOf(schema), instructions.asking?.bothOrders);
  const answers: TypesAnswer[] = [];
  try {
    for (const question of orders) {
      if (question.labels.length === 0 || isCancelled()) break;
      answers.push(await askOne(engine, question, task, isCancelled));
    }
    return ok(joinTypes(answers));
  } catch (error) {
    return err(classifyFailure(error));
  }
}
