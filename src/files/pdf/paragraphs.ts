/** Lines of pages as one text: lines that only wrap are joined, words that were divided are whole again. */
import type { PageStart } from '../../core/source';
import { NEAR_EDGE } from './columns';
import type { Line, PageLines } from './page-items';

export interface PagedText {
  readonly text: string;
  /** Of the pages that have text. */
  readonly pages: readonly PageStart[];
  /** Words that were divided at the end of a line. */
  readonly hyphens: number;
}

/** Of the font's size. */
const INDENT = 0.9;
/** To the font's size: lines of one paragraph are not farther apart. */
const FAR = 2.2;
/** A font that is so much larger or smaller is another kind of text. */
const OTHER_SIZE = 0.12;

export function joinPages(pages: readonly PageLines[]): PagedText {
  const starts: PageStart[] = [];
  let text = '';
  let hyphens = 0;
  let before: Line | undefined;
  for (const { number, lines } of pages) {
    for (const [index, line] of lines.entries()) {
      const join = before === undefined ? 'first' : joinOf(before, line, index === 0);
      if (join === 'hyphen') {
        text = text.slice(0, -1);
        hyphens += 1;
      } else text += SEPARATORS[join];
      if (index === 0) starts.push({ page: number, start: text.length });
      text += line.text;
      before = line;
    }
  }
  return { text, pages: starts, hyphens };
}

type Join = 'first' | 'paragraph' | 'blank' | 'nothing' | 'hyphen';

const SEPARATORS: Readonly<Record<Exclude<Join, 'hyphen'>, string>> = {
  first: '',
  paragraph: '\n',
  blank: ' ',
  nothing: '',
};

const DIVIDED = /\p{L}[-\u00ad\u2010]$/u;
const LOWER = /^\p{Ll}/u;
const LATIN_END = /[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{Nd},.;:!?)%'"’”]$/u;
const LATIN_START = /^[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{Nd}('"‘“]/u;
const ITEM_START =
  /^(?:[•●■◆▪·○]|[（(]?[\d一二三四五六七八九十]+[）)、.．]|第[\d一二三四五六七八九十百]+[章节条款]|图\s*\d|表\s*\d)/u;

function joinOf(before: Line, line: Line, newPage: boolean): Join {
  if (endsParagraph(before, line, newPage)) return 'paragraph';
  if (DIVIDED.test(before.text) && LOWER.test(line.text)) return 'hyphen';
  return LATIN_END.test(before.text) && LATIN_START.test(line.text) ? 'blank' : 'nothing';
}

const indent = ({ left, columnLeft }: Line): number => left - columnLeft;

const FIRST_WORD = /^[^\s\p{sc=Han}]+/u;

/** What a line may leave free because the first word of the next one did not fit. */
function roomFor({ text, left, right }: Line, size: number): number {
  const word = FIRST_WORD.exec(text)?.[0].length ?? 0;
  const width = (word * (right - left)) / Math.max(1, text.length);
  return Math.max(NEAR_EDGE * size, width + 0.5 * size);
}

const SENTENCE_END = /[。！？!?.][”’」』）)]*$/u;

function endsParagraph(before: Line, line: Line, newPage: boolean): boolean {
  const size = Math.max(before.size, line.size);
  if (Math.abs(before.size - line.size) > OTHER_SIZE * size) return true;
  if (before.text.includes('\t') || line.text.includes('\t')) return true;
  if (before.columnRight - before.right > roomFor(line, size)) return true;
  // Nothing shows where the column ends.
  if (!before.wraps && SENTENCE_END.test(before.text)) return true;
  if (indent(line) - indent(before) > INDENT * size || ITEM_START.test(line.text)) return true;
  // A line higher up is the next column.
  const down = before.y - line.y;
  return !newPage && down > FAR * size;
}
