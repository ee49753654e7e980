/** Tokens as a text: single characters stand close together, words of letters are apart. */

export interface TokenText {
  readonly text: string;
  /** UTF-16 code units, half-open, one span a token. */
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/** A token that is a word of an alphabet, so that the file is one of words and not of characters. */
const WORD = /^(?!\p{sc=Han}|\p{sc=Hiragana}|\p{sc=Katakana})\p{L}[\p{L}\p{M}'’-]+$/u;
const LETTER_END = /[\p{L}\p{N}\p{Pe}\p{Po}]$/u;
const LETTER_START = /^[\p{L}\p{N}\p{Ps}]/u;
const WIDE = /\p{sc=Han}|\p{sc=Hiragana}|\p{sc=Katakana}|[\u3000-\u303f\uff00-\uffef]/u;

/** `between` joins sentences: nothing where tokens are characters, a blank where they are words. */
export function joinTokens(sentences: readonly (readonly string[])[]): TokenText {
  const apart = sentences.some((tokens) => tokens.some((token) => WORD.test(token)));
  const spans: { start: number; end: number }[] = [];
  let text = '';
  let before = '';
  for (const token of sentences.flat()) {
    if (apart && isGap(before, token)) text += ' ';
    spans.push({ start: text.length, end: text.length + token.length });
    text += token;
    before = token;
  }
  return { text, spans };
}

function isGap(before: string, after: string): boolean {
  const last = Array.from(before).at(-1) ?? '';
  const first = Array.from(after)[0] ?? '';
  if (WIDE.test(last) || WIDE.test(first)) return false;
  return LETTER_END.test(last) && LETTER_START.test(first);
}
