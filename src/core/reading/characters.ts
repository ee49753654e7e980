/** First step of a copy: what shows nothing is taken out, and other forms of a character become the plain one. */
import type { CopyEdit } from './copy';

/**
 * Soft hyphens, zero-width characters, marks of writing direction, variation selectors, byte order marks
 * inside the text, and controls that are neither a blank nor a line break.
 */
const INVISIBLE = /(?![\t-\r\u0085])[\p{Cc}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/u;

/** Joiners change what scripts such as Arabic look like; they stay there and within emoji. */
const JOINER = /[\u200c\u200d]/u;
const NEEDS_JOINER = /[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]/u;
const NEEDS_NONE = /[\p{Script=Han}\p{Script=Latin}]/u;

const FULL_WIDTH = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/;
const FULL_WIDTH_SHIFT = 0xfee0;
/** Radicals and compatibility forms of Han characters, which some PDF files have instead of the plain ones. */
const COMPATIBLE = /[\u2e9f\u2ef3\u2f00-\u2fd5\uf900-\ufaff]/;

const CHANGED = new RegExp(
  `${INVISIBLE.source}|${FULL_WIDTH.source}|${COMPATIBLE.source}|(?<=[0-9\uff10-\uff19])\uff0e(?=[0-9\uff10-\uff19])`,
  'gu',
);

function characterBefore(text: string, index: number): string {
  return /[^]$/u.exec(text.slice(Math.max(0, index - 2), index))?.[0] ?? '';
}

function characterAt(text: string, index: number): string {
  const code = text.codePointAt(index);
  return code === undefined ? '' : String.fromCodePoint(code);
}

function joins(character: string): boolean {
  return NEEDS_JOINER.test(character) && !NEEDS_NONE.test(character);
}

/** The plain form in one unit; undefined where the character stays as it is. */
function plainForm(text: string, index: number, found: string): string | undefined {
  if (FULL_WIDTH.test(found)) return String.fromCharCode(found.charCodeAt(0) - FULL_WIDTH_SHIFT);
  if (found === '\uff0e') return '.';
  if (COMPATIBLE.test(found)) {
    const plain = found.normalize('NFKC');
    return plain.length === 1 ? plain : undefined;
  }
  const before = characterBefore(text, index);
  const after = characterAt(text, index + found.length);
  return JOINER.test(found) && joins(before) && joins(after) ? undefined : '';
}

/** In order. Looks at one character on each side. */
export function characterEdits(text: string): CopyEdit[] {
  const edits: CopyEdit[] = [];
  for (const { 0: found, index } of text.matchAll(CHANGED)) {
    const insert = plainForm(text, index, found);
    if (insert !== undefined && insert !== found) {
      edits.push({ start: index, end: index + found.length, insert });
    }
  }
  return edits;
}
