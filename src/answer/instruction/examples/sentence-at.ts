/** The sentence that a span stands in, and its text as a prompt shows it. */
import { cleanText } from '../../../core/reading/clean';
import { SENTENCE_END } from '../../../core/sentence';
import { oneLine } from '../label-names';

/** Code units; a longer sentence costs more of the prompt than it teaches. */
const LONGEST_SENTENCE = 160;

export interface Sentence {
  readonly start: number;
  readonly end: number;
}

/** `undefined` where it is too long. */
export function sentenceAt(text: string, span: Sentence): Sentence | undefined {
  const isEnd = (at: number): boolean => SENTENCE_END.has(text.charAt(at));
  const least = Math.max(0, span.start - LONGEST_SENTENCE);
  const most = Math.min(text.length, span.end + LONGEST_SENTENCE);
  let { start, end } = span;
  while (start > least && !isEnd(start - 1)) start -= 1;
  while (end < most && !isEnd(end)) end += 1;
  while (end < most && isEnd(end)) end += 1;
  return end - start > LONGEST_SENTENCE ? undefined : { start, end };
}

/** As models read it: cleaned, in one line. */
export function wordsOf(text: string, { start, end }: Sentence): string {
  return oneLine(cleanText(text.slice(start, end)).text);
}

/** What cleaning leaves as it is, whatever stands around it. */
function lettersOf(text: string): string {
  return text.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/**
 * Whether a part of the sentence may stand in the window, compared by their letters and digits: the whole of
 * it, or a part that the window's border cuts off. A rather too strict answer costs one example.
 */
export function sharesText(window: string, sentence: string): boolean {
  const [here, there] = [lettersOf(window), lettersOf(sentence)];
  if (there === '' || here.includes(there) || there.includes(here)) return true;
  for (let length = 1; length < there.length; length += 1) {
    if (here.startsWith(there.slice(-length)) || here.endsWith(there.slice(0, length))) return true;
  }
  return false;
}
