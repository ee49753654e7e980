/** The one processor that web-llm knows, fixed when a model is loaded: it hands on to that of the request. */
import type { TokenProcessor } from './chat-engine';

export class RelayProcessor implements TokenProcessor {
  #current: TokenProcessor | undefined;
  #onToken: () => void = () => undefined;

  /** web-llm resets it only when it clears its conversation, so every request begins with a reset. */
  use(processor: TokenProcessor, onToken: () => void): void {
    this.#current = processor;
    this.#onToken = onToken;
    processor.resetState();
  }

  release(): void {
    this.#current = undefined;
    this.#onToken = () => undefined;
  }

  processLogits(logits: Float32Array): Float32Array {
    return this.#current?.processLogits(logits) ?? logits;
  }

  processSampledToken(token: number): void {
    this.#current?.processSampledToken(token);
    this.#onToken();
  }

  resetState(): void {
    this.#current?.resetState();
  }
}
