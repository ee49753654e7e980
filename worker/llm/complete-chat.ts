/** A plain question to a large model: what it writes is the answer, without a constraint. */
import type { ChatAnswer, ChatQuestion } from '../../src/engine/contract/completion';
import type { Failure } from '../../src/engine/contract/extractor';
import { err, ok, type Result } from '../../src/core/result';
import type { ChatEngine, TokenProcessor, TokenTable } from './chat-engine';
import { estimateTokens } from './token-estimate';

/** With less room than this an answer is not worth beginning. */
const LEAST_ANSWER_TOKENS = 128;
const CANCELLED: Failure = { code: 'cancelled', detail: 'cancelled by its caller' };

/** Takes every token as it comes. */
class Written implements TokenProcessor {
  readonly #tokens: TokenTable;
  readonly #onEnd: () => void;
  #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  text = '';
  used = false;
  ended = false;

  /** `onEnd`: the engine may not know the token that ends an answer. */
  constructor(tokens: TokenTable, onEnd: () => void) {
    this.#tokens = tokens;
    this.#onEnd = onEnd;
  }

  processLogits(logits: Float32Array): Float32Array {
    return logits;
  }

  processSampledToken(token: number): void {
    this.used = true;
    if (this.#tokens.stop.includes(token)) {
      this.ended = true;
      this.#onEnd();
      return;
    }
    const bytes = this.#tokens.bytes[token];
    if (bytes !== undefined) this.text += this.#decoder.decode(bytes, { stream: true });
  }

  /** After the answer has begun it must not be lost. */
  resetState(): void {
    if (!this.used) this.text = '';
  }
}

/** `context-overflow` where the question leaves no room. Throws what the engine throws. */
export async function completeChat(
  engine: ChatEngine,
  { messages, maxTokens: most }: ChatQuestion,
  signal: AbortSignal,
): Promise<Result<ChatAnswer, Failure>> {
  // Read anew each time: it changes while the model writes.
  const isAborted = (): boolean => signal.aborted;
  if (isAborted()) return err(CANCELLED);
  const used = estimateTokens(engine.tokens, messages);
  const maxTokens = Math.min(most, engine.contextTokens - used);
  if (maxTokens < Math.min(most, LEAST_ANSWER_TOKENS)) {
    const detail = `about ${used} of ${engine.contextTokens} tokens`;
    return err({ code: 'context-overflow', detail });
  }
  const stop = (): void => {
    engine.interrupt();
  };
  const written = new Written(engine.tokens, stop);
  signal.addEventListener('abort', stop, { once: true });
  let streamed = '';
  try {
    for await (const piece of engine.chat({ messages, maxTokens }, written)) streamed += piece;
  } finally {
    signal.removeEventListener('abort', stop);
  }
  if (isAborted()) return err(CANCELLED);
  // The bytes of the tokens are surer than the stream, which also holds an empty think block.
  if (!written.used) return ok({ text: streamed, finish: undefined });
  return ok({ text: written.text, finish: written.ended ? 'stop' : 'length' });
}
