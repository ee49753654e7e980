/** Lines of a text as line wrapping sees them: how wide they are, how they begin and how they end. */

export interface Line {
  /** Without blanks and quotation marks of mail at its edges; `start === end` for an empty line. */
  readonly start: number;
  readonly end: number;
  /** Where the line break after it begins and ends; both the text's length for the last line. */
  readonly breakStart: number;
  readonly breakEnd: number;
  /** Visible width in characters, and in columns of a terminal, where a Han character takes two. */
  readonly characters: number;
  readonly columns: number;
  readonly endsSentence: boolean;
  /** It ends with a mark after which the sentence goes on. */
  readonly endsClause: boolean;
  /** It begins with two blanks or more, as a paragraph does. */
  readonly indented: boolean;
  readonly punctuated: boolean;
  readonly tabular: boolean;
}

const LINE_BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g;

/** Mail puts `>` before what it quotes. */
const QUOTED = /^(?:>[ \t]?)+/;
const LEADING = /^\s*/;
/** A line that is longer was not wrapped, and no more of it is looked at. */
const LONGEST_WRAPPED = 160;

const SENTENCE_ENDED = /[。！？；…!?;][”’」』）》】〉)\]"']*$/;
const PUNCTUATED = /[，。、；！？,;!?]/;
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;
/** A column apart from the next one; letter-spaced text has them between single characters only. */
const COLUMN_GAPS = /\t|\S{2}(?:\u3000| {2,})\S.*\S(?:\u3000| {2,})\S{2}|^\|.*\|/;

function widthOf(visible: string): { characters: number; columns: number } {
  let characters = 0;
  let columns = 0;
  for (const character of visible) {
    characters += 1;
    columns += WIDE.test(character) || character.length === 2 ? 2 : 1;
  }
  return { characters, columns };
}

function lineOf(text: string, from: number, breakStart: number, breakEnd: number): Line {
  const whole = text.slice(from, Math.min(breakStart, from + LONGEST_WRAPPED + 1));
  const quote = QUOTED.exec(whole)?.[0] ?? '';
  const rest = whole.slice(quote.length);
  const blanks = LEADING.exec(rest)?.[0] ?? '';
  const visible = rest.slice(blanks.length).trimEnd();
  const cut = breakStart - from > LONGEST_WRAPPED;
  const start = from + quote.length + (visible === '' ? 0 : blanks.length);
  const end = cut ? breakStart : start + visible.length;
  const tail = cut ? text.slice(breakStart - 8, breakStart).trimEnd() : visible;
  return {
    start,
    end,
    breakStart,
    breakEnd,
    ...widthOf(visible),
    endsSentence: SENTENCE_ENDED.test(tail),
    endsClause: /[，、]$/.test(tail),
    indented: blanks.length > 1 || blanks === '\u3000',
    punctuated: PUNCTUATED.test(visible),
    tabular: COLUMN_GAPS.test(visible),
  };
}

/** In order; at least one. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(LINE_BREAK)) {
    lines.push(lineOf(text, from, index, index + found.length));
    from = index + found.length;
  }
  lines.push(lineOf(text, from, text.length, text.length));
  return lines;
}

export function isEmptyLine({ start, end }: Line): boolean {
  return start === end;
}

export function isLong({ characters }: Line): boolean {
  return characters > LONGEST_WRAPPED;
}
