/** A plain question to a large model: no schema, no constraint, and an answer that nothing is looked for in. */
import type { ChatMessages } from '../../answer/instruction/prompt';

export interface ChatQuestion {
  readonly messages: ChatMessages;
  /** Of the answer, at most. */
  readonly maxTokens: number;
}

export interface ChatAnswer {
  readonly text: string;
  /** `length`: it was cut; undefined where the model does not say. */
  readonly finish: string | undefined;
}

export interface CompletionJob {
  readonly id: string;
  readonly question: ChatQuestion;
}
