/** Conversations with a loaded model: one request at a time, each on its own. */
import type {
  ChatCompletionChunk,
  ChatCompletionRequestStreaming,
  CompletionUsage,
} from '@mlc-ai/web-llm';
import type { ChatEngine, ChatRequest, TokenProcessor, TokenTable } from './chat-engine';
import type { DeviceWatch } from './web-llm-device';
import type { AnswerUsage } from './usage-sum';
import { mayQuoteStop, writeMessage } from './prompt-text';
import type { ModelFacts } from './web-llm-model';
import type { RelayProcessor } from './web-llm-processor';

/** What of web-llm's engine a conversation needs. */
export interface ChatRuntime {
  create(request: ChatCompletionRequestStreaming): Promise<AsyncIterable<ChatCompletionChunk>>;
  /** Forgotten if the request has not begun. */
  interrupt(): void;
  unload(): Promise<void>;
}

export interface LoadedChat {
  readonly runtime: ChatRuntime;
  readonly facts: ModelFacts;
  /** The one that the model was loaded with. */
  readonly relay: RelayProcessor;
  readonly watch: DeviceWatch;
}

/** The smallest share that web-llm knows: the likeliest token is the only one left, also of two alike. */
const LIKELIEST_ONLY = 1e-5;
/** Any number: without one web-llm takes the time. */
const SEED = 1;

/** The same answer every time, as far as the device computes the same logits. */
function completionRequest(
  { messages, maxTokens }: ChatRequest,
  { prompt, thinks }: ModelFacts,
): ChatCompletionRequestStreaming {
  return {
    messages: messages.map((message) => ({
      role: message.role,
      content: writeMessage(message, prompt),
    })),
    stream: true,
    stream_options: { include_usage: true },
    temperature: 0,
    top_p: LIKELIEST_ONLY,
    seed: SEED,
    // A mention may be written like the end of a turn; the processor's caller then ends the answer.
    ...(mayQuoteStop(messages, prompt) ? { ignore_eos: true } : {}),
    // Those of a model's configuration would punish the repetition that a frame is made of.
    frequency_penalty: 0,
    presence_penalty: 0,
    repetition_penalty: 1,
    max_tokens: maxTokens,
    // Only for models that think: web-llm writes the empty think block for any model.
    ...(thinks ? { extra_body: { enable_thinking: false } } : {}),
  };
}

/** web-llm gives speeds; a speed of 0 or none is of an answer that took no time. */
function readUsage({
  prompt_tokens: promptTokens,
  completion_tokens: answerTokens,
  extra,
}: CompletionUsage): AnswerUsage {
  const { prefill_tokens_per_s: prefill, decode_tokens_per_s: decode } = extra;
  const secondsOf = (tokens: number, speed: number): number => (speed > 0 ? tokens / speed : 0);
  return {
    promptTokens,
    prefillSeconds: secondsOf(promptTokens, prefill),
    answerTokens,
    decodeSeconds: secondsOf(Math.max(0, answerTokens - 1), decode),
  };
}

/** The text of a chunk; the last one has none, and says what the answer cost. */
function readChunk(
  { choices, usage }: ChatCompletionChunk,
  onUsage: ChatRequest['onUsage'],
): string {
  if (usage) onUsage?.(readUsage(usage));
  return choices[0]?.delta.content ?? '';
}

/** Rejects with the signal's reason once it is aborted, whatever the promise does. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      reject(signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason)));
    };
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    void promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', onAbort);
    });
  });
}

export class WebLlmChat implements ChatEngine {
  readonly tokens: TokenTable;
  readonly contextTokens: number;
  readonly #loaded: LoadedChat;
  #interrupted = false;
  #unloaded = false;

  constructor(loaded: LoadedChat) {
    this.tokens = loaded.facts.tokens;
    this.contextTokens = loaded.facts.context.tokens;
    this.#loaded = loaded;
  }

  async *chat(request: ChatRequest, processor: TokenProcessor): AsyncGenerator<string> {
    const { runtime, facts, relay, watch } = this.#loaded;
    this.#interrupted = false;
    relay.use(processor, () => {
      // One that came before web-llm had begun was forgotten.
      if (this.#interrupted) runtime.interrupt();
    });
    try {
      const creating = runtime.create(completionRequest(request, facts));
      yield* this.#read(await untilAborted(creating, watch.lost), request);
    } catch (error) {
      // What was waiting for a lost device fails in many ways, and before we hear of the loss.
      if (this.#unloaded) return;
      watch.lost.throwIfAborted();
      throw error;
    } finally {
      relay.release();
    }
  }

  interrupt(): void {
    this.#interrupted = true;
    this.#loaded.runtime.interrupt();
  }

  async unload(): Promise<void> {
    const { runtime, watch } = this.#loaded;
    this.#unloaded = true;
    watch.ignore();
    this.interrupt();
    // web-llm has disposed of a lost device's model itself.
    if (!watch.lost.aborted) await runtime.unload();
  }

  async *#read(
    stream: AsyncIterable<ChatCompletionChunk>,
    { onUsage }: ChatRequest,
  ): AsyncGenerator<string> {
    const { lost } = this.#loaded.watch;
    const chunks = stream[Symbol.asyncIterator]();
    try {
      for (;;) {
        if (this.#interrupted && this.#unloaded) return;
        const next = await untilAborted(chunks.next(), lost);
        if (next.done === true) return;
        const piece = readChunk(next.value, onUsage);
        if (piece !== '') yield piece;
      }
    } finally {
      // Frees web-llm's lock; with a lost device it may wait for ever.
      const ended = Promise.resolve(chunks.return?.()).catch(() => undefined);
      if (!lost.aborted) await ended;
    }
  }
}
