/** What a mention is called: its text without what line wrapping and layout put in. */
import { characterEdits } from './reading/characters';
import { applyEdits, copyOf } from './reading/copy';

/** Has only characters that stay as they are. */
const SIMPLE = /^[\u0021-\u007e\u00b7\u3001-\u3017\u4e00-\u9fff\uff01-\uff0f\u2014-\u2026]*$/;
/** A line break, with the blanks and marks of quoted mail around it. */
const BROKEN = /[^\S\n\v\f\r\u0085\u2028\u2029]*[\n\v\f\r\u0085\u2028\u2029][\s>]*/g;
const WORD = /[\p{Script=Latin}\p{N}]/u;
const HAN = /^\p{Script=Han}$/u;

function joinLines(text: string): string {
  return text.replace(BROKEN, (found: string, at: number) => {
    const words = WORD.test(text.charAt(at - 1)) && WORD.test(text.charAt(at + found.length));
    return words ? ' ' : '';
  });
}

/** Blanks beside a single Han character, and those of a word with a blank after each letter. */
function joinSpaced(text: string): string {
  const tokens = text.split(/(\s+)/);
  const words = tokens.filter((_, index) => index % 2 === 0);
  const spelled = words.length > 2 && words.every((word) => word.length === 1);
  return tokens
    .map((token, index) => {
      if (index % 2 === 0) return token;
      const around = [tokens[index - 1] ?? '', tokens[index + 1] ?? ''];
      if (around.some((word) => HAN.test(word))) return '';
      return spelled && token.length === 1 ? '' : ' ';
    })
    .join('');
}

/**
 * For grouping and export, where a span may hold breaks, blanks, zero-width characters or full-width
 * letters: `青梧\n港务` and `青 梧 港 务` are called `青梧港务`. Not a part of the text: it has no offsets.
 */
export function nameOf(mentionText: string): string {
  if (SIMPLE.test(mentionText)) return mentionText;
  const plain = applyEdits(copyOf(mentionText), characterEdits(mentionText)).text;
  return joinSpaced(joinLines(plain.trim()));
}
