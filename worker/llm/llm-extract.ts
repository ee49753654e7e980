/** Extraction by a language model: a chunk's questions one by one, each answer grounded in the text. */
import type { Extraction } from '../../src/core/extraction';
import type { Question } from '../../src/answer/instruction/question';
import { planQuestions } from '../../src/answer/instruction/plan-questions';
import { buildPrompt } from '../../src/answer/instruction/prompt';
import { createMerger } from '../../src/core/merge';
import { err, ok, type Result } from '../../src/core/result';
import type { Failure } from '../../src/engine/contract/extractor';
import type { Task } from '../../src/engine/contract/task';
import { classifyFailure } from '../failure';
import { askQuestion } from './ask-question';
import type { ChatEngine } from './chat-engine';
import { estimateTokens } from './token-estimate';
import type { AnswerUsage, UsageSum } from './usage-sum';

/** No chunk has so much to say; a model that repeats itself would go on. */
const MOST_ANSWER_TOKENS = 1024;
/** With less room than this an answer is not worth beginning. */
const LEAST_ANSWER_TOKENS = 128;

const CANCELLED: Failure = { code: 'cancelled', detail: 'cancelled by its caller' };

/** The text is the chunk's alone. */
export interface ChunkTask extends Required<Omit<Task, 'windows'>> {
  /** Adds what the answers cost. */
  readonly usage?: UsageSum;
}

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

async function answer(
  engine: ChatEngine,
  { text, instructions, usage }: ChunkTask,
  question: Question,
  onFinds: (finds: Extraction) => void,
  isCancelled: () => boolean,
): Promise<Result<Extraction, Failure>> {
  try {
    const messages = buildPrompt(question, text, instructions);
    const used = estimateTokens(engine.tokens, messages);
    const room = engine.contextTokens - used;
    if (room < LEAST_ANSWER_TOKENS) {
      const detail = `about ${used} of ${engine.contextTokens} tokens`;
      return err({ code: 'context-overflow', detail });
    }
    const request = {
      messages,
      maxTokens: Math.min(room, MOST_ANSWER_TOKENS),
      onUsage: (cost: AnswerUsage) => usage?.add(cost),
    };
    const asked = { text, question, request, usage };
    return ok(await askQuestion(engine, asked, onFinds, isCancelled));
  } catch (error) {
    return err(classifyFailure(error));
  }
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
  const done: Extraction[] = [];
  const waiting = [...planQuestions(task.schema)];
  for (let question = waiting.shift(); question !== undefined; question = waiting.shift()) {
    if (isCancelled()) return err(CANCELLED);
    const onFinds = (finds: Extraction): void => {
      onPartial(merge(task, [...done, finds]));
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
