/** The sentence around a find, cut into pieces, so that what was found can be marked in it. */
import { SENTENCE_END } from './sentence';
import { graphemeEnd, graphemeStart } from './text-graphemes';

export interface Part {
  readonly text: string;
  /** Which of the spans it is; undefined for what stands between them. */
  readonly span: number | undefined;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Code units on each side that are shown at most. */
const MOST = 60;

function sentenceStart(text: string, at: number): number {
  const least = Math.max(0, at - MOST);
  let start = at;
  while (start > least && !SENTENCE_END.has(text.charAt(start - 1))) start -= 1;
  return graphemeStart(text, start);
}

function sentenceEnd(text: string, at: number): number {
  const most = Math.min(text.length, at + MOST);
  let end = at;
  while (end < most && !SENTENCE_END.has(text.charAt(end))) end += 1;
  if (end < text.length && SENTENCE_END.has(text.charAt(end)) && text.charAt(end) !== '\n')
    end += 1;
  return graphemeEnd(text, end);
}

/** Joined, the parts are the text from the start of the first sentence to the end of the last, or nearly. */
export function sentenceParts(text: string, spans: readonly Place[]): readonly Part[] {
  const sorted = spans
    .map((span, index) => ({ ...span, index }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const [first] = sorted;
  if (first === undefined) return [];
  const parts: Part[] = [];
  let at = sentenceStart(text, first.start);
  for (const { start, end, index } of sorted) {
    // One within another is shown as part of it; of one that crosses another, what is left.
    if (end <= at) continue;
    if (start > at) parts.push({ text: text.slice(at, start), span: undefined });
    parts.push({ text: text.slice(Math.max(at, start), end), span: index });
    at = end;
  }
  const end = sentenceEnd(text, at);
  if (end > at) parts.push({ text: text.slice(at, end), span: undefined });
  return parts;
}
