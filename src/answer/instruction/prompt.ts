/** What is said to the model for one question about one chunk. */
import type { Instructions, Question } from './question';
import { isBlank } from '../../core/text';
import { writeExamples } from './examples/write';
import { listLabels } from './label-list';
import { shippedInstruction } from './wording';

interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export type ChatMessages = readonly ChatMessage[];

const PLACEHOLDER = /\{(labels|examples|text)\}/gu;

/** A part that the wording has no place for is appended, the text last. */
function withPlaces(wording: string): string {
  const missing = ['{labels}', '{text}'].filter((place) => !wording.includes(place));
  return [wording, ...missing].join('\n\n');
}

/** Examples that the wording has no place for stand in front of the paragraph that holds the text. */
function withExamplePlace(wording: string): string {
  if (wording.includes('{examples}')) return wording;
  const paragraph = wording.lastIndexOf('\n\n', wording.indexOf('{text}'));
  const before = paragraph < 0 ? '' : `${wording.slice(0, paragraph)}\n`;
  const after = paragraph < 0 ? `\n\n${wording}` : wording.slice(paragraph);
  return `${before}{examples}${after}`;
}

export interface PromptParts {
  readonly labels: string;
  /** May be empty. */
  readonly examples?: string;
  /** Of the window. */
  readonly text: string;
}

/** What is filled in is never read as a placeholder. */
export function fillIn(
  wording: string,
  { labels, examples = '', text }: PromptParts,
): ChatMessages {
  const placed = withPlaces(wording);
  const filled: Readonly<Record<string, string>> = { labels, examples, text };
  const content = (examples === '' ? placed : withExamplePlace(placed)).replaceAll(
    PLACEHOLDER,
    (_, place: string) => filled[place] ?? '',
  );
  return [{ role: 'user', content }];
}

/** A blank wording counts as none. */
export function buildPrompt(
  question: Question,
  chunkText: string,
  instructions: Instructions,
): ChatMessages {
  const { language, texts } = instructions;
  const own = texts[question.task] ?? '';
  const wording = isBlank(own) ? shippedInstruction(question.task, language) : own;
  const labels = listLabels(question, language, 'lines');
  const examples = writeExamples(question, chunkText, instructions, 'lines');
  return fillIn(wording, { labels, examples, text: chunkText });
}
