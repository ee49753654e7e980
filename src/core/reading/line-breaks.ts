/** Second step of a copy: line breaks that only wrap a line are taken out; those that end something stay. */
import { isBlank } from '../text';
import type { CopyEdit } from './copy';
import { startsDate, startsField, startsItem } from './line-starts';
import { isEmptyLine, isLong, linesOf, type Line } from './lines';

/** Lines on each side that tell how wide the text is wrapped. */
const NEIGHBOURS = 4;

type Width = 'characters' | 'columns';

interface Wrapping {
  readonly by: Width;
  /** How much shorter than the widest a full line may be: punctuation and Latin words are not torn. */
  readonly slack: number;
  /** A narrower line is one of a poem, an address or a list. */
  readonly least: number;
}

const WRAPPINGS: readonly Wrapping[] = [
  { by: 'characters', slack: 3, least: 12 },
  { by: 'columns', slack: 6, least: 24 },
];

const LATIN_END = /[\p{Script=Latin}\p{N}]$/u;
const LATIN_START = /^[\p{Script=Latin}\p{N}]/u;
const DIGITS = /^\d\d$/;
const OPENING = /[《（(“「『【]/g;
const CLOSING = /[》）)”」』】]/g;

/** Part of the text as lines; `before` and `after` are the lines beside a break. */
interface Place {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly index: number;
  readonly before: Line;
  readonly after: Line;
}

function count(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0;
}

/** A bracket or quotation mark that the line opens and does not close. */
function leavesOpen({ text, before, after }: Place): boolean {
  if (isLong(before)) return false;
  const line = text.slice(before.start, before.end);
  const next = text.slice(after.start, Math.min(after.end, after.start + 40));
  return count(OPENING, line) > count(CLOSING, line) && count(CLOSING, next) > 0;
}

/** Both lines begin alike, as entries of a list do. */
function areEntries({ text, lines, index, before, after }: Place): boolean {
  const starts = (of: typeof startsField, line: Line | undefined): boolean =>
    line !== undefined && of(text, line.start, line.end);
  if (starts(startsDate, before) && starts(startsDate, after)) return true;
  if (!starts(startsField, after)) return false;
  return starts(startsField, before) || starts(startsField, lines[index + 2]);
}

/** The line after the break is something of its own, or the one before it is complete. */
function endsThere(place: Place): boolean {
  const { text, before, after } = place;
  if (isEmptyLine(before) || isEmptyLine(after) || before.endsSentence) return true;
  if (after.indented || before.tabular || after.tabular) return true;
  if (leavesOpen(place)) return false;
  return startsItem(text, after.start, after.end) || areEntries(place);
}

/** Lines with text around the break, the last of a paragraph marked: it may be short. */
function neighbours({ lines, index }: Place): readonly { line: Line; last: boolean }[] {
  const around = [];
  const end = Math.min(lines.length - 1, index + 1 + NEIGHBOURS);
  for (let at = Math.max(0, index - NEIGHBOURS); at <= end; at += 1) {
    const line = lines[at];
    if (line === undefined || isEmptyLine(line) || isLong(line)) continue;
    const next = lines[at + 1];
    around.push({ line, last: next === undefined || isEmptyLine(next) || next.indented });
  }
  return around;
}

/** Whether the line before the break is full: about as wide as its neighbours, of which few are wider or ragged. */
function isFull(place: Place, { by, slack, least }: Wrapping): boolean {
  const width = place.before[by];
  if (isLong(place.before) || width < least) return false;
  if (!isLong(place.after) && place.after[by] > width + slack) return false;
  const around = neighbours(place);
  const equal = around.filter(({ line }) => Math.abs(line[by] - width) <= slack).length;
  const wider = around.filter(({ line }) => line[by] > width + slack).length;
  const ragged = around.filter(
    ({ line, last }) => line[by] < width - slack && !last && !line.endsSentence,
  ).length;
  return equal >= Math.min(2, around.length - 1) && wider * 3 < equal && ragged < equal;
}

function wraps(place: Place): boolean {
  if (endsThere(place)) return false;
  if (place.before.endsClause) return true;
  const around = neighbours(place);
  // Lists of names have no marks in them; running text has.
  const punctuated = around.filter(({ line }) => line.punctuated).length;
  if (punctuated * 3 < around.length) return false;
  return WRAPPINGS.some((wrapping) => isFull(place, wrapping));
}

/** Every line around is exactly as long, so that words were torn wherever the line was full. */
function tearsWords(place: Place): boolean {
  const width = place.before.breakStart - place.before.start;
  const around = neighbours(place).filter(({ line, last }) => !last && !line.endsSentence);
  return around.length > 1 && around.every(({ line }) => line.breakStart - line.start === width);
}

/** What stands between the two lines once they are one: a blank between Latin words, else nothing. */
function between(place: Place): '' | ' ' {
  const { text, before, after } = place;
  const last = text.charAt(before.end - 1);
  const first = text.charAt(after.start);
  if (!LATIN_END.test(last) || !LATIN_START.test(first)) return '';
  const blank = before.end < before.breakStart || after.start > before.breakEnd;
  // Of letter-spaced lines the next step takes blanks out.
  const spaced = isBlank(text.charAt(before.end - 2)) && isBlank(text.charAt(after.start + 1));
  if (blank || spaced) return ' ';
  return DIGITS.test(last + first) || tearsWords(place) ? '' : ' ';
}

/** In order. Looks at `NEIGHBOURS` lines on each side of a break and at the first characters of each. */
export function lineBreakEdits(text: string): CopyEdit[] {
  const lines = linesOf(text);
  const edits: CopyEdit[] = [];
  for (const [index, before] of lines.entries()) {
    const after = lines[index + 1];
    if (after === undefined) break;
    const place = { text, lines, index, before, after };
    if (!wraps(place)) continue;
    const edit = { start: before.end, end: after.start, insert: between(place) };
    edits.push({ ...edit, at: before.breakStart - before.end });
  }
  return edits;
}
