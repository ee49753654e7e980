/** Last step of a copy: half-width marks after a Han character become the full-width ones. */
import type { CopyEdit } from './copy';

const FULL_WIDTH: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '!': '！',
  '?': '？',
  '.': '。',
};

/** A full stop only before a blank, a quotation mark or an end: between Han it may stand in a name. */
const HALF_WIDTH =
  /(?<=[\p{Script=Han}”’」』）》】)])(?:([,;:!?])( {0,2})(?=[\p{Script=Han}“‘「『（《【\n]|$)|(\.)( {0,2})(?=[\n”’」』]|$|(?<= )\p{Script=Han}))/gu;

/** In order. Looks at one character on each side. */
export function punctuationEdits(text: string): CopyEdit[] {
  const edits: CopyEdit[] = [];
  for (const { 0: found, 1: clause, 3: stop, index } of text.matchAll(HALF_WIDTH)) {
    const insert = FULL_WIDTH[clause ?? stop ?? ''] ?? '';
    edits.push({ start: index, end: index + found.length, insert });
  }
  return edits;
}
