/** Extraction by a language model: a chunk's questions one by one, each answer grounded in the text. */
import { agree } from '../../src/answer/agreement';
import { ordersOf, planQuestions } from '../../src/answer/instruction/plan-questions';
import { buildPrompt } from '../../src/answer/instruction/prompt';
import type { Question } from '../../src/answer/instruction/question';
import type { JoinedTypes } from '../../src/answer/parse/types';
import { EMPTY_EXTRACTION, type Extraction } from '../../src/core/extraction';
import { createMerger } from '../../src/core/merge';
import { err, ok, type Result } from '../../src/core/result';
import type { Failure } from '../../src/engine/contract/extractor';
import { classifyFailure } from '../failure';
import { askQuestion } from './ask-question';
import { askTypes } from './ask-types';
import type { ChatEngine, ChatRequest } from './chat-engine';
import type { ChunkTask } from './chunk-task';
import { fitRequest } from './fit-request';

const CANCELLED: Failure = { code: 'cancelled', detail: 'cancelled by its caller' };

function merge({ text }: ChunkTask, found: readonly Extraction[]): Extraction {
  const [start, end] = [0, text.length];
  const merger = createMerger(text);
  for (const extraction of found) merger.add({ start, end, extraction });
  return merger.snapshot();
}

function halve({ task, labels }: Question): readonly Question[] {
  const middle = Math.ceil(labels.length / 2);
  return [labels.slice(0, middle), labels.slice(middle)].map((half) => ({ task, labels: half }));
}

/** A question that does not fit the context though it is about one label only. */
function overflow({ text }: ChunkTask, question: Question, why: string): Extraction {
  const names = question.labels.map(({ name }) => name).join(', ');
  const issue = {
    code: 'failed',
    detail: `context-overflow: ${names}: ${why}`,
    start: 0,
    end: text.length,
  } as const;
  return { mentions: [], relations: [], events: [], issues: [issue] };
}

/** Where the examples do not fit, without them. */
function requestFor(
  engine: ChatEngine,
  { text, instructions, usage }: ChunkTask,
  question: Question,
): Result<ChatRequest, Failure> {
  const request = fitRequest(engine, buildPrompt(question, text, instructions), usage);
  if (request.ok || instructions.examples === undefined) return request;
  const { examples: _left, ...others } = instructions;
  return fitRequest(engine, buildPrompt(question, text, others), usage);
}

/** In both orders of its labels where the task says so. */
async function answer(
  engine: ChatEngine,
  task: ChunkTask,
  question: Question,
  onFinds: (finds: readonly Extraction[]) => void,
  isCancelled: () => boolean,
): Promise<Result<Extraction, Failure>> {
  const { text, instructions, usage } = task;
  const found: Extraction[] = [];
  try {
    for (const ordered of ordersOf(question, instructions.asking?.bothOrders)) {
      const request = requestFor(engine, task, ordered);
      if (!request.ok) return request;
      const asked = { text, question: ordered, request: request.value, usage };
      const onPart = (finds: Extraction): void => {
        // Until the second answer is whole, nobody knows what it agrees to.
        onFinds([...found, finds]);
      };
      found.push(await askQuestion(engine, asked, onPart, isCancelled));
      if (isCancelled()) break;
    }
    return ok(found.reduce(agree));
  } catch (error) {
    return err(classifyFailure(error));
  }
}

/** What of the schema to ask for, and what went wrong with the question about that. */
async function choose(
  engine: ChatEngine,
  task: ChunkTask,
  isCancelled: () => boolean,
): Promise<Result<JoinedTypes, Failure>> {
  if (task.instructions.asking?.typesFirst === true) return askTypes(engine, task, isCancelled);
  return ok({ only: undefined, issues: [] });
}

function issuesOf({ text }: ChunkTask, { issues }: JoinedTypes): Extraction {
  const [start, end] = [0, text.length];
  return { ...EMPTY_EXTRACTION, issues: issues.map((issue) => ({ ...issue, start, end })) };
}

/**
 * All that the schema asks of one chunk; offsets count from its start. `onPartial` gets the chunk's
 * finds so far at each line that the model ends. A prompt that does not fit the context is split into
 * questions of fewer labels; what does not fit then is an issue. Never throws: an engine's error is a
 * failure, `cancelled` follows `isCancelled` within a token.
 */
export async function extractChunk(
  engine: ChatEngine,
  task: ChunkTask,
  onPartial: (finds: Extraction) => void,
  isCancelled: () => boolean,
): Promise<Result<Extraction, Failure>> {
  const chosen = await choose(engine, task, isCancelled);
  if (!chosen.ok) return chosen;
  const done: Extraction[] = [issuesOf(task, chosen.value)];
  const waiting = [...planQuestions(task.schema, { only: chosen.value.only })];
  for (let question = waiting.shift(); question !== undefined; question = waiting.shift()) {
    if (isCancelled()) return err(CANCELLED);
    const onFinds = (finds: readonly Extraction[]): void => {
      onPartial(merge(task, [...done, ...finds]));
    };
    const answered = await answer(engine, task, question, onFinds, isCancelled);
    if (answered.ok) {
      done.push(answered.value);
    } else if (answered.error.code !== 'context-overflow') {
      return answered;
    } else if (question.labels.length > 1) {
      waiting.unshift(...halve(question));
    } else {
      done.push(overflow(task, question, answered.error.detail));
    }
  }
  return isCancelled() ? err(CANCELLED) : ok(merge(task, done));
}
