/** What is said to the model for one question about one chunk. */
import type { Instructions, Question } from './question';
import { isBlank } from '../../core/text';
import { listLabels } from './label-list';
import { shippedInstruction } from './wording';

interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export type ChatMessages = readonly ChatMessage[];

const PLACEHOLDER = /\{(labels|text)\}/gu;

/** A part that the wording has no place for is appended, the text last. */
function withPlaces(wording: string): string {
  const missing = ['{labels}', '{text}'].filter((place) => !wording.includes(place));
  return [wording, ...missing].join('\n\n');
}

/** What is filled in is never read as a placeholder. */
export function fillIn(wording: string, labels: string, chunkText: string): ChatMessages {
  const content = withPlaces(wording).replaceAll(PLACEHOLDER, (_, place) =>
    place === 'labels' ? labels : chunkText,
  );
  return [{ role: 'user', content }];
}

/** A blank wording counts as none. */
export function buildPrompt(
  question: Question,
  chunkText: string,
  { language, texts }: Instructions,
): ChatMessages {
  const own = texts[question.task] ?? '';
  const wording = isBlank(own) ? shippedInstruction(question.task, language) : own;
  return fillIn(wording, listLabels(question, language, 'lines'), chunkText);
}
