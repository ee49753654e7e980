/** What the answers of one text cost, summed over them. */
import type { LlmUsage } from '../../src/engine/contract/extractor';

/** Of one answer, as web-llm reports it; tokens and seconds. */
export interface AnswerUsage {
  readonly promptTokens: number;
  readonly prefillSeconds: number;
  readonly answerTokens: number;
  readonly decodeSeconds: number;
}

/** Of one answer, as the constraint saw it. */
export interface ChoiceCounts {
  readonly forced: number;
  readonly overruled: number;
  readonly choices: number;
}

const NOTHING: LlmUsage = {
  promptTokens: 0,
  prefillSeconds: 0,
  answerTokens: 0,
  decodeSeconds: 0,
  choices: 0,
  forced: 0,
  overruled: 0,
};

export class UsageSum {
  #sum = NOTHING;

  /** Either half of an answer's. */
  add(part: Partial<LlmUsage>): void {
    const sum: Record<string, number> = { ...this.#sum };
    for (const [name, value] of Object.entries(part)) sum[name] = (sum[name] ?? 0) + value;
    this.#sum = { ...this.#sum, ...sum };
  }

  /** Since the last call. */
  take(): LlmUsage {
    const sum = this.#sum;
    this.#sum = NOTHING;
    return sum;
  }
}
