/** Sentences around mentions, and how many a text has. */
import { SENTENCE_END, sentenceEnds } from '../../core/sentence';

export interface Sentence {
  readonly start: number;
  readonly end: number;
}

/** Up to the ends of sentences on both sides; with the mark at its end. */
export function sentenceAround(text: string, start: number, end: number): Sentence {
  let from = start;
  while (from > 0 && !SENTENCE_END.has(text.charAt(from - 1))) from -= 1;
  let to = end;
  while (to < text.length && !SENTENCE_END.has(text.charAt(to - 1))) to += 1;
  return { start: from, end: to };
}

export function sentenceCount(text: string): number {
  const ends = sentenceEnds(text, 0, text.length, text.length);
  const isOpen = text !== '' && !SENTENCE_END.has(text.charAt(text.length - 1));
  return ends + (isOpen ? 1 : 0);
}
