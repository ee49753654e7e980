/** A language model by script: no network, but tokens, logits and stream in web-llm's own order. */
import type { ChatEngine, ChatRequest, TokenProcessor, TokenTable } from './chat-engine';

/** What the model thinks of every token, given the bytes that it has written. */
export type WriteLogits = (written: Uint8Array, logits: Float32Array) => void;

export interface Script {
  readonly tokens: TokenTable;
  readonly write: WriteLogits;
  readonly contextTokens?: number;
  /** Writes an empty think block first, as web-llm does for a model that would think. */
  readonly thinkBlock?: boolean;
  /** Samples without asking the processor, as a model would whose constraint is not connected. */
  readonly ignoresProcessor?: boolean;
  /** Throws once so many tokens are written. */
  readonly fails?: { readonly after: number; readonly error: unknown };
  /** Called before each token; the token waits for it. */
  readonly beforeToken?: () => Promise<void> | undefined;
}

/** Logits may be longer than the vocabulary. */
const PADDING = 17;

const THINK_BLOCK = '<think>\n\n</think>\n\n';
/** Tokens of the block, which count as written. */
const THINK_TOKENS = 4;

function highest(logits: Float32Array): number {
  let best = 0;
  logits.forEach((logit, id) => {
    if (logit > (logits[best] ?? -Infinity)) best = id;
  });
  return best;
}

/** The message so far, given out in pieces. */
class Stream {
  written = new Uint8Array(0);
  readonly #before: string;
  #told = 0;

  constructor(before: string) {
    this.#before = before;
  }

  write(bytes: Uint8Array): void {
    this.written = Uint8Array.of(...this.written, ...bytes);
  }

  /** Holds back what may still become a character, as web-llm does, counting replacement characters. */
  delta(): string | undefined {
    const message =
      this.#before + new TextDecoder('utf-8', { ignoreBOM: true }).decode(this.written);
    const trailing = /\ufffd*$/.exec(message)?.[0].length ?? 0;
    if (trailing % 4 !== 0) return undefined;
    const delta = message.slice(this.#told);
    this.#told = message.length;
    return delta;
  }
}

export class ScriptedChatEngine implements ChatEngine {
  readonly tokens: TokenTable;
  readonly contextTokens: number;
  readonly requests: ChatRequest[] = [];
  /** Tokens sampled over all requests. */
  sampled = 0;
  readonly #script: Script;
  #interrupted = false;
  #running = false;

  constructor(script: Script) {
    this.#script = script;
    this.tokens = script.tokens;
    this.contextTokens = script.contextTokens ?? 4096;
  }

  async *chat(request: ChatRequest, processor: TokenProcessor): AsyncGenerator<string> {
    if (this.#running) throw new Error('one request at a time');
    this.#running = true;
    this.#interrupted = false;
    this.requests.push(request);
    try {
      processor.resetState();
      yield* this.#generate(request.maxTokens, processor);
    } finally {
      this.#running = false;
    }
  }

  interrupt(): void {
    this.#interrupted = true;
  }

  unload(): Promise<void> {
    return Promise.resolve();
  }

  async *#generate(maxTokens: number, processor: TokenProcessor): AsyncGenerator<string> {
    const { thinkBlock = false } = this.#script;
    const stream = new Stream(thinkBlock ? THINK_BLOCK : '');
    for (let count = thinkBlock ? THINK_TOKENS : 0; count < maxTokens; count += 1) {
      const token = await this.#sample(stream.written, processor);
      const stopped = this.tokens.stop.includes(token);
      if (!stopped) stream.write(this.tokens.bytes[token] ?? new Uint8Array());
      const delta = stream.delta();
      if (delta !== undefined) yield delta;
      if (stopped || this.#interrupted) return;
    }
  }

  async #sample(written: Uint8Array, processor: TokenProcessor): Promise<number> {
    const { write, ignoresProcessor = false, fails, beforeToken } = this.#script;
    await beforeToken?.();
    if (fails !== undefined && this.sampled >= fails.after) throw fails.error;
    const logits = new Float32Array(this.tokens.bytes.length + PADDING);
    write(written, logits);
    if (ignoresProcessor) {
      this.sampled += 1;
      return highest(logits);
    }
    const token = highest(processor.processLogits(logits));
    this.sampled += 1;
    processor.processSampledToken(token);
    return token;
  }
}
