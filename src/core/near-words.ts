/** Whether one of some words stands near two spans: before, between or after them, within their sentences. */
import type { SpanOffsets } from './edit';
import { SENTENCE_END } from './sentence';

/** UTF-16 code units before the first and after the second. */
const REACH = 12;

/** What the spans themselves hold does not count. */
export function hasNear(
  text: string,
  a: SpanOffsets,
  b: SpanOffsets,
  words: readonly string[],
): boolean {
  const [first, second] = a.start <= b.start ? [a, b] : [b, a];
  const end = Math.max(first.end, second.end);
  const regions = [
    text.slice(beginOf(text, first.start), first.start),
    text.slice(first.end, Math.max(first.end, second.start)),
    text.slice(end, endOf(text, end)),
  ];
  return words.some((word) => regions.some((region) => region.includes(word)));
}

function beginOf(text: string, at: number): number {
  let begin = at;
  while (begin > Math.max(0, at - REACH) && !SENTENCE_END.has(text.charAt(begin - 1))) begin -= 1;
  return begin;
}

function endOf(text: string, at: number): number {
  let end = at;
  while (end < Math.min(text.length, at + REACH) && !SENTENCE_END.has(text.charAt(end))) end += 1;
  return end;
}
