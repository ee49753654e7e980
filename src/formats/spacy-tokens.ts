/** Tokens as spaCy demands them: a code point each, but white space in runs. */
import type { WrittenSpan } from './export-view';

/** Beside `\s`: separators of files to units (0x1c to 0x1f), next line. The byte order mark is none. */
const MORE_SPACE = [0x1c, 0x1d, 0x1e, 0x1f, 0x85].map((code) => String.fromCharCode(code));

/** What Python's `str.isspace` holds for white space. */
function isSpace(character: string | undefined): boolean {
  if (character === undefined || character === '\ufeff') return false;
  return /\s/u.test(character) || MORE_SPACE.includes(character);
}

/**
 * In code points. A blank after another token belongs to that one and has no token of its own; the rest
 * of a run of white space is one token (`get_words_and_spaces` of `spacy.training`).
 */
export function spacyTokens(text: string): readonly WrittenSpan[] {
  const characters = Array.from(text);
  const tokens: WrittenSpan[] = [];
  let at = 0;
  while (at < characters.length) {
    const start = at;
    at += 1;
    if (isSpace(characters[start])) while (isSpace(characters[at])) at += 1;
    else if (characters[at] === ' ') {
      tokens.push({ start, end: at });
      at += 1;
      continue;
    }
    tokens.push({ start, end: at });
  }
  return tokens;
}
