/** What a process that reads documents is told, and what it says. */
import type { Answer, Question } from './result-line';
import type { Source } from './source';

/** First `open`, with the folder of a model, then a document at a time. */
export type ToReader =
  | { readonly open: { readonly model: string | undefined } }
  | { readonly read: { readonly source: Source; readonly question: Question } };

export interface ModelName {
  readonly id: string;
  readonly version: string;
}

/** `opened` once, then an answer a document. `resident`: bytes of memory of the process. */
export type FromReader =
  { readonly opened: ModelName } | { readonly answer: Answer; readonly resident: number };
