/** A request whose prompt leaves room for an answer. */
import type { ChatMessages } from '../../src/answer/instruction/prompt';
import { err, ok, type Result } from '../../src/core/result';
import type { Failure } from '../../src/engine/contract/extractor';
import type { ChatEngine, ChatRequest } from './chat-engine';
import { estimateTokens } from './token-estimate';
import type { AnswerUsage, UsageSum } from './usage-sum';

/** No chunk has so much to say; a model that repeats itself would go on. */
const MOST_ANSWER_TOKENS = 1024;
/** With less room than this an answer is not worth beginning. */
const LEAST_ANSWER_TOKENS = 128;

/** The only failure is `context-overflow`. */
export function fitRequest(
  engine: ChatEngine,
  messages: ChatMessages,
  usage: UsageSum | undefined,
): Result<ChatRequest, Failure> {
  const used = estimateTokens(engine.tokens, messages);
  const room = engine.contextTokens - used;
  if (room < LEAST_ANSWER_TOKENS) {
    const detail = `about ${used} of ${engine.contextTokens} tokens`;
    return err({ code: 'context-overflow', detail });
  }
  return ok({
    messages,
    maxTokens: Math.min(room, MOST_ANSWER_TOKENS),
    onUsage: (cost: AnswerUsage) => usage?.add(cost),
  });
}
