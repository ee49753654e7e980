/** Extraction by a language model: a chunk's questions one by one, each answer grounded in the text. */
import type { Chunk, ChunkOptions } from '../../src/core/chunk';
import type { Extraction } from '../../src/core/extraction';
import type { Instructions, Question } from '../../src/answer/instruction/question';
import { planQuestions } from '../../src/answer/instruction/plan-questions';
import { buildPrompt } from '../../src/answer/instruction/prompt';
import { createMerger } from '../../src/core/merge';
import { err, ok, type Result } from '../../src/core/result';
import type { Schema } from '../../src/core/schema';
import type { Failure } from '../../src/engine/contract/extractor';
import { classifyFailure } from '../failure';
import { askQuestion } from './ask-question';
import type { ChatEngine } from './chat-engine';
import { estimateTokens } from './token-estimate';
import type { AnswerUsage, UsageSum } from './usage-sum';

/** Longer windows than the built-in model's: a prompt costs more than the text in it. */
export const LLM_CHUNKS = { size: 480, overlap: 64 } as const satisfies ChunkOptions;

/** Instruction, labels and an answer take this many tokens or more, whatever the text. */
const BESIDES_TEXT = 420;
/** Code units; with less, mentions fall between windows. */
const LEAST_CHUNK = 64;

/** `contextTokens`: of prompt and answer. A code unit takes about a token and a quarter, as we count them. */
export function chunksFor(contextTokens: number): ChunkOptions {
  const room = Math.floor((contextTokens - BESIDES_TEXT) / 1.25);
  const size = Math.min(LLM_CHUNKS.size, Math.max(LEAST_CHUNK, room));
  return { size, overlap: Math.min(LLM_CHUNKS.overlap, Math.floor(size / 4)) };
}

/** No chunk has so much to say; a model that repeats itself would go on. */
const MOST_ANSWER_TOKENS = 1024;
/** With less room than this an answer is not worth beginning. */
const LEAST_ANSWER_TOKENS = 128;

const CANCELLED: Failure = { code: 'cancelled', detail: 'cancelled by its caller' };

export interface ChunkJob {
  /** The whole text. */
  readonly text: string;
  readonly chunk: Chunk;
  readonly schema: Schema;
  readonly instructions: Instructions;
  /** Adds what the answers cost. */
  readonly usage?: UsageSum;
}

function merge({ text, chunk }: ChunkJob, found: readonly Extraction[]): Extraction {
  const { start, end } = chunk;
  const merger = createMerger(text);
  for (const extraction of found) merger.add({ start, end, extraction });
  return merger.snapshot();
}

function halve({ task, labels }: Question): readonly Question[] {
  const middle = Math.ceil(labels.length / 2);
  return [labels.slice(0, middle), labels.slice(middle)].map((half) => ({ task, labels: half }));
}

/** A question that does not fit the context though it is about one label only. */
function overflow(
  { chunk: { start, end } }: ChunkJob,
  question: Question,
  why: string,
): Extraction {
  const names = question.labels.map(({ name }) => name).join(', ');
  const issue = {
    code: 'failed',
    detail: `context-overflow: ${names}: ${why}`,
    start,
    end,
  } as const;
  return { mentions: [], relations: [], events: [], issues: [issue] };
}

async function answer(
  engine: ChatEngine,
  { text, chunk, instructions, usage }: ChunkJob,
  question: Question,
  onFinds: (finds: Extraction) => void,
  isCancelled: () => boolean,
): Promise<Result<Extraction, Failure>> {
  try {
    const messages = buildPrompt(question, text.slice(chunk.start, chunk.end), instructions);
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
    const asked = { text, chunk, question, request, usage };
    return ok(await askQuestion(engine, asked, onFinds, isCancelled));
  } catch (error) {
    return err(classifyFailure(error));
  }
}

/**
 * All that the schema asks of one chunk, with offsets into the whole text. `onPartial` gets the chunk's
 * finds so far at each line that the model ends. A prompt that does not fit the context is split into
 * questions of fewer labels; what does not fit then is an issue. Never throws: an engine's error is a
 * failure, `cancelled` follows `isCancelled` within a token.
 */
export async function extractChunk(
  engine: ChatEngine,
  job: ChunkJob,
  onPartial: (finds: Extraction) => void,
  isCancelled: () => boolean,
): Promise<Result<Extraction, Failure>> {
  const done: Extraction[] = [];
  const waiting = [...planQuestions(job.schema)];
  for (let question = waiting.shift(); question !== undefined; question = waiting.shift()) {
    if (isCancelled()) return err(CANCELLED);
    const onFinds = (finds: Extraction): void => {
      onPartial(merge(job, [...done, finds]));
    };
    const answered = await answer(engine, job, question, onFinds, isCancelled);
    if (answered.ok) {
      done.push(answered.value);
    } else if (answered.error.code !== 'context-overflow') {
      return answered;
    } else if (question.labels.length > 1) {
      waiting.unshift(...halve(question));
    } else {
      done.push(overflow(job, question, answered.error.detail));
    }
  }
  return isCancelled() ? err(CANCELLED) : ok(merge(job, done));
}
