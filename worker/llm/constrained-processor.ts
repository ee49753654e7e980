/** Lets the model write only what a constraint allows, and notes what it wrote and how sure it was. */
import type { Constraint, ConstraintState } from '../../src/answer/constraint/constraint';
import { AnswerLog } from './answer-log';
import type { TokenProcessor, TokenTable } from './chat-engine';
import { allowedTokens, stepBytes } from './token-mask';
import { trieOf } from './token-trie';
import type { ChoiceCounts } from './usage-sum';

/**
 * Not -Infinity: WGSL may assume that there are no infinities, and web-llm divides by a temperature that
 * may be as low as 1e-6.
 */
const FORBIDDEN = -1e30;
/** What is allowed stays above what is not, also where the model computed infinity or nothing (NaN). */
const LEAST = -1e20;
const MOST = 1e20;

/**
 * `dead-end`: the constraint allows more, but the vocabulary cannot write it. `left`: a token was sampled
 * that had not been allowed. In both, nothing but the end may follow.
 */
export type ProcessorTrouble = 'dead-end' | 'left';

/**
 * web-llm calls `resetState` when it clears the conversation (before each of our requests, which share no
 * history), then for each token `processLogits`, and `processSampledToken` once it is sampled, the token
 * that ends the answer included. Tokens of an empty think block are part of the prompt: it shows us none.
 */
export class ConstrainedProcessor implements TokenProcessor {
  readonly #tokens: TokenTable;
  readonly #constraint: Constraint;
  readonly #stop: ReadonlySet<number>;
  readonly #log = new AnswerLog();
  #state: ConstraintState | undefined;
  /** Of the token to come: the tokens it may be, and their logits. */
  #allowed: readonly number[] = [];
  #logits: readonly number[] = [];
  #used = false;
  #ended = false;
  #trouble: ProcessorTrouble | undefined;
  #choices = 0;
  #forced = 0;
  #overruled = 0;

  constructor(tokens: TokenTable, constraint: Constraint) {
    this.#tokens = tokens;
    this.#constraint = constraint;
    this.#stop = new Set(tokens.stop);
    this.#state = constraint.start;
  }

  /** Whether the engine asked at all; if not, nothing was constrained. */
  get used(): boolean {
    return this.#used;
  }

  /** Whether the model ended the answer itself; if not, it was cut. */
  get ended(): boolean {
    return this.#ended;
  }

  /** How many tokens the constraint decided, and how. */
  get counts(): ChoiceCounts {
    return { choices: this.#choices, forced: this.#forced, overruled: this.#overruled };
  }

  /** Whether nothing that is written from here on belongs to the answer. */
  get over(): boolean {
    return this.#ended || this.#state === undefined;
  }

  get trouble(): ProcessorTrouble | undefined {
    return this.#trouble;
  }

  resetState(): void {
    this.#state = this.#constraint.start;
    this.#allowed = [];
    this.#logits = [];
    this.#used = false;
    this.#ended = false;
    this.#trouble = undefined;
    this.#log.clear();
  }

  /** Changes `logits` in place; entries beyond the vocabulary are padding and never allowed. */
  processLogits(logits: Float32Array): Float32Array {
    this.#used = true;
    const likeliest = indexOfHighest(logits);
    this.#allowed = this.#listWithin(logits.length);
    this.#logits = this.#allowed.map((id) => bounded(logits[id] ?? LEAST));
    this.#choices += 1;
    if (this.#allowed.length === 1) this.#forced += 1;
    if (!this.#allowed.includes(likeliest)) this.#overruled += 1;
    logits.fill(FORBIDDEN);
    this.#allowed.forEach((id, index) => {
      logits[id] = this.#logits[index] ?? LEAST;
    });
    return logits;
  }

  processSampledToken(token: number): void {
    const probability = this.#probabilityOf(token);
    this.#allowed = [];
    this.#ended = this.#stop.has(token);
    if (this.#ended) return;
    const bytes = this.#tokens.bytes[token];
    if (bytes !== undefined) this.#log.add(bytes, probability);
    if (this.#state === undefined) return;
    this.#state = bytes === undefined ? undefined : stepBytes(this.#constraint, this.#state, bytes);
    if (this.#state === undefined) this.#trouble ??= 'left';
  }

  /** The text written since the last call. */
  takeText(): string {
    return this.#log.take();
  }

  /** In (0, 1]; lines count from 0. */
  scoreLine(line: number): number {
    return this.#log.scoreLine(line);
  }

  /** A tokenizer may know more tokens than the model has logits for. */
  #listWithin(length: number): readonly number[] {
    const allowed = this.#listAllowed().filter((id) => id < length);
    if (allowed.length > 0) return allowed;
    this.#trouble ??= 'dead-end';
    return this.#tokens.stop.filter((id) => id < length);
  }

  #listAllowed(): readonly number[] {
    const { stop } = this.#tokens;
    if (this.#state === undefined) return stop;
    const allowed = allowedTokens(trieOf(this.#tokens), this.#constraint, this.#state);
    if (this.#constraint.canEnd(this.#state)) return [...allowed, ...stop];
    if (allowed.length > 0) return allowed;
    this.#trouble ??= 'dead-end';
    return stop;
  }

  /** Softmax over the allowed tokens; `undefined` where there was no choice. */
  #probabilityOf(token: number): number | undefined {
    const chosen = this.#allowed.indexOf(token);
    if (chosen < 0 || this.#allowed.length === 1) return undefined;
    const highest = this.#logits.reduce((most, logit) => Math.max(most, logit), LEAST);
    const sum = this.#logits.reduce((total, logit) => total + Math.exp(logit - highest), 0);
    return Math.exp((this.#logits[chosen] ?? LEAST) - highest) / sum;
  }
}

function indexOfHighest(logits: Float32Array): number {
  let best = 0;
  for (let id = 1; id < logits.length; id += 1) {
    if ((logits[id] ?? 0) > (logits[best] ?? 0)) best = id;
  }
  return best;
}

function bounded(logit: number): number {
  if (Number.isNaN(logit)) return LEAST;
  return Math.min(MOST, Math.max(LEAST, logit));
}
