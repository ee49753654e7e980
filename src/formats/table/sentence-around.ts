/** The sentence that a mention stands in, for a column of a table. */
import { SENTENCE_END } from '../../core/sentence';
import { snapForward, snapToCharacter, trimSpan } from '../../core/text';

/** Code units on each side of the mention; what is longer is cut and marked. */
const MOST = 200;

const ends = (text: string, at: number): boolean => SENTENCE_END.has(text.charAt(at));

/** One line; `…` where it was cut. `[start, end)` in UTF-16 code units, inside the text. */
export function sentenceAround(text: string, start: number, end: number): string {
  const from = sentenceStart(text, start);
  const to = sentenceStop(text, end);
  const cutBefore = from > 0 && !ends(text, from - 1);
  const cutAfter = to < text.length && !ends(text, to - 1);
  const first = cutBefore ? snapForward(text, from, start) : from;
  const last = cutAfter ? snapToCharacter(text, to, end - 1) : to;
  const span = trimSpan(text, first, last);
  const line = text.slice(span.start, span.end).replace(/\s*[\r\n\u2028\u2029]\s*/gu, ' ');
  return `${cutBefore ? '…' : ''}${line}${cutAfter ? '…' : ''}`;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** One sentence, or the two that the places stand in, in the order of the text. */
export function sentenceOfBoth(text: string, one: Place, other: Place): string {
  const first = sentenceAround(text, one.start, one.end);
  const second = sentenceAround(text, other.start, other.end);
  if (first === second) return first;
  return one.start <= other.start ? `${first} … ${second}` : `${second} … ${first}`;
}

function sentenceStart(text: string, start: number): number {
  const floor = Math.max(0, start - MOST);
  let from = start;
  while (from > floor && !ends(text, from - 1)) from -= 1;
  return from;
}

/** Behind the marks that end the sentence; a mention may include them. */
function sentenceStop(text: string, end: number): number {
  const ceiling = Math.min(text.length, end + MOST);
  let to = end;
  if (!ends(text, end - 1)) while (to < ceiling && !ends(text, to)) to += 1;
  while (to < ceiling && ends(text, to)) to += 1;
  return to;
}
