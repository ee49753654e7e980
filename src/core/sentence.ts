/** Where sentences end. */

/** Characters that end a sentence, or a line. */
export const SENTENCE_END: ReadonlySet<string> = new Set('。！？；…!?;\n\r\u2028\u2029');

/** How many sentences end in `[from, to)` of the text, but no more than `most`; 「？！」 and 「……」 are one end. */
export function sentenceEnds(text: string, from: number, to: number, most: number): number {
  let ends = 0;
  let ended = false;
  for (let at = from; at < to && ends < most; at += 1) {
    const isEnd = SENTENCE_END.has(text.charAt(at));
    if (isEnd && !ended) ends += 1;
    ended = isEnd;
  }
  return ends;
}
