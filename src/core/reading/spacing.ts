/** Third step of a copy: blanks that stand between all characters or words of a Chinese text are taken out. */
import type { CopyEdit } from './copy';

/** A run of visible characters; `line` counts line breaks before it. */
interface Token {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly kind: 'han' | 'mark' | 'other' | 'several';
  /** Several characters, a comma or the end of a sentence among them. */
  readonly running: boolean;
}

/** Tokens on each side that tell whether the text is spaced, and the longest that is looked across. */
const REACH = 8;
const LONGEST = 12;

const TOKEN = /[^\s]+|[\n\v\f\r\u0085\u2028\u2029]/g;
const HAN = /^\p{Script=Han}$/u;
const MARK = /^[，。、；：？！“”‘’（）《》〈〉「」『』【】—…·,.;:?!()]$/u;
const RUNNING = /[，。；！？]/;
const ONE = /^[^]\p{M}*$/u;
const WORD = /^[\p{Script=Latin}\p{N}]+$/u;

function kindOf(token: string): Token['kind'] {
  if (HAN.test(token)) return 'han';
  if (MARK.test(token)) return 'mark';
  return token.length <= 4 && ONE.test(token) ? 'other' : 'several';
}

function tokenOf(found: string, start: number, line: number): Token {
  const kind = kindOf(found);
  const running = kind === 'several' && RUNNING.test(found.slice(0, LONGEST));
  return { start, end: start + found.length, line, kind, running };
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let line = 0;
  for (const { 0: found, index } of text.matchAll(TOKEN)) {
    if (found.length === 1 && /\s/.test(found)) line += 1;
    else tokens.push(tokenOf(found, index, line));
  }
  return tokens;
}

/** Tokens of the line near the gap after `tokens[index]`, as far as a long one on each side. */
function nearby(tokens: readonly Token[], index: number): readonly Token[] {
  const line = tokens[index]?.line;
  const found: Token[] = [];
  const walk = (from: number, step: 1 | -1): void => {
    for (let at = from, left = REACH; left > 0; at += step, left -= 1) {
      const token = tokens[at];
      if (token === undefined || token.line !== line) return;
      found.push(token);
      if (token.end - token.start > LONGEST) return;
    }
  };
  walk(index, -1);
  walk(index + 1, 1);
  return found;
}

/**
 * Letter-spaced: most tokens are single Han characters or marks. Spaced by words: a third of them, and
 * marks stand alone, which happens in no other Chinese text. Spaced at random (by recognition of printed
 * text): a quarter of them, in running text rather than in a list.
 */
function isSpaced(tokens: readonly Token[]): boolean {
  const of = (kind: Token['kind']): number => tokens.filter((token) => token.kind === kind).length;
  const han = of('han');
  const marks = of('mark');
  const share = (count: number): number => count / tokens.length;
  if (tokens.length >= 3 && han > 1 && share(han + marks) >= 0.8) return true;
  if (tokens.length < 6 || han === 0) return false;
  return [
    share(han + marks) >= 0.5,
    share(han + marks + of('other')) >= 0.8,
    marks > 0 && share(han + marks) >= 0.3,
    share(han) >= 0.25 && tokens.some(({ running }) => running),
  ].includes(true);
}

/** What is left of the blanks between two tokens of a spaced text. */
function leftBetween(text: string, tokens: readonly Token[], index: number): '' | ' ' {
  const [a, b] = [tokens[index], tokens[index + 1]];
  if (a === undefined || b === undefined) return '';
  const widthAfter = (at: number): number => {
    const [left, right] = [tokens[at], tokens[at + 1]];
    return left === undefined || left.line !== right?.line ? Infinity : right.start - left.end;
  };
  const width = widthAfter(index);
  if (width > 1 && width > Math.min(widthAfter(index - 1), widthAfter(index + 1))) return ' ';
  const words = WORD.test(text.slice(a.start, a.end)) && WORD.test(text.slice(b.start, b.end));
  return words && (a.kind === 'several' || b.kind === 'several') ? ' ' : '';
}

/** A name or the name of a field of two characters, spread to the width of three or more. */
const SPREAD =
  /(?<=(?:^|[\p{P}\n])\p{Script=Han})(?:\u3000{1,2}| {2,4})(?=\p{Script=Han}(?:$|[\p{P}\n]))/gu;

function spreadEdits(text: string): CopyEdit[] {
  return [...text.matchAll(SPREAD)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    insert: '',
  }));
}

function spacedEdits(text: string): CopyEdit[] {
  const tokens = tokensOf(text);
  const edits: CopyEdit[] = [];
  for (const [index, { end, line }] of tokens.entries()) {
    const next = tokens[index + 1];
    if (next?.line !== line || !isSpaced(nearby(tokens, index))) continue;
    const insert = leftBetween(text, tokens, index);
    if (insert === '' || next.start - end > 1) edits.push({ start: end, end: next.start, insert });
  }
  return edits;
}

/** In order. Looks at `REACH` tokens on each side of a gap. */
export function spacingEdits(text: string): CopyEdit[] {
  const spaced = spacedEdits(text);
  const taken = new Set(spaced.map(({ start }) => start));
  const spread = spreadEdits(text).filter(({ start }) => !taken.has(start));
  return [...spaced, ...spread].sort((a, b) => a.start - b.start);
}
