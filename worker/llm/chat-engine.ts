/** What the extraction needs of a language model: web-llm's engine in the app, a scripted one in tests. */

import type { AnswerUsage } from './usage-sum';

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export interface ChatRequest {
  readonly messages: readonly ChatMessage[];
  readonly maxTokens: number;
  /** Hears at the end what the answer cost, where the engine says so. */
  readonly onUsage?: (usage: AnswerUsage) => void;
}

/** Called for every token, in the order of web-llm: `processLogits`, sampling, `processSampledToken`. */
export interface TokenProcessor {
  /** Logits [vocabulary], changed in place or not; what is returned is sampled from. */
  processLogits(logits: Float32Array): Float32Array;
  processSampledToken(token: number): void;
  resetState(): void;
}

/** The bytes of every token: `undefined` for special tokens, which no answer may hold. */
export interface TokenTable {
  readonly bytes: readonly (Uint8Array | undefined)[];
  /** Tokens that end an answer. */
  readonly stop: readonly number[];
}

export interface ChatEngine {
  readonly tokens: TokenTable;
  /** Tokens of prompt and answer together. */
  readonly contextTokens: number;
  /** Pieces of the answer as they are written. Throws what the engine throws. */
  chat(request: ChatRequest, processor: TokenProcessor): AsyncIterable<string>;
  /** The answer under way ends after the token being made. */
  interrupt(): void;
  unload(): Promise<void>;
}
