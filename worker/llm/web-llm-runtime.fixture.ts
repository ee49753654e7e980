/** A fake of web-llm's engine: its order of calls and its habits with interrupts and locks, and no model. */
import type { ChatCompletionChunk, ChatCompletionRequestStreaming } from '@mlc-ai/web-llm';
import type { TokenProcessor } from './chat-engine';
import type { ChatRuntime } from './web-llm-chat';

function chunkOf(content: string): ChatCompletionChunk {
  const choice = { delta: { content }, finish_reason: null, index: 0 };
  return { id: '', choices: [choice], created: 0, model: '', object: 'chat.completion.chunk' };
}

/** Writes its tokens 0, 1, 2, … as letters. */
export class FakeRuntime implements ChatRuntime {
  readonly requests: ChatCompletionRequestStreaming[] = [];
  readonly #processor: TokenProcessor;
  unloads = 0;
  /** From this token on nothing comes any more, as with a device that hangs. */
  hangsAt = Infinity;
  fails: { readonly at: number; readonly error: Error } | undefined;
  /** Called before each token. */
  beforeToken: (token: number) => void = () => undefined;
  #interrupted = false;
  #locked = false;

  constructor(processor: TokenProcessor) {
    this.#processor = processor;
  }

  create(request: ChatCompletionRequestStreaming): Promise<AsyncIterable<ChatCompletionChunk>> {
    this.requests.push(request);
    return Promise.resolve(this.#generate(request.max_tokens ?? 1));
  }

  interrupt(): void {
    this.#interrupted = true;
  }

  unload(): Promise<void> {
    this.unloads += 1;
    return Promise.resolve();
  }

  #isInterrupted(): boolean {
    return this.#interrupted;
  }

  async *#generate(most: number): AsyncGenerator<ChatCompletionChunk> {
    if (this.#locked) throw new Error('web-llm would wait for ever here');
    this.#locked = true;
    // What was interrupted before is forgotten.
    this.#interrupted = false;
    try {
      for (let token = 0; token < most && !this.#isInterrupted(); token += 1) {
        await Promise.resolve();
        this.beforeToken(token);
        if (token >= this.hangsAt) await new Promise(() => undefined);
        if (this.fails?.at === token) throw this.fails.error;
        this.#processor.processLogits(new Float32Array(4));
        this.#processor.processSampledToken(token);
        yield chunkOf(String.fromCharCode(0x61 + token));
      }
    } finally {
      this.#locked = false;
    }
  }
}
