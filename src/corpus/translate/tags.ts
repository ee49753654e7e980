/** Mentions of a text as tags around them, so that they can be found again in its translation. */
import { err, ok, type Result } from '../../core/result';

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface TaggedSpan extends Span {
  /** `a`, `b`, …: of each span its own. */
  readonly name: string;
  readonly text: string;
  /** Name of the closest span around it. */
  readonly parent: string | undefined;
}

export interface TaggedText {
  /** With `<a>` and `</a>`. */
  readonly tagged: string;
  /** The outer before the inner. */
  readonly spans: readonly TaggedSpan[];
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** `a` to `z`, then `aa`, `ab`, … */
function nameOf(index: number): string {
  const letter = LETTERS.charAt(index % LETTERS.length);
  return index < LETTERS.length ? letter : nameOf(Math.floor(index / LETTERS.length) - 1) + letter;
}

/** Names of tags that stand in the text itself are not given to spans. */
function freeNames(text: string): () => string {
  const taken = new Set(Array.from(text.matchAll(/<\/?\s*([a-z]+)/giu), ([, name]) => name));
  let next = 0;
  return () => {
    let name = nameOf(next++);
    while (taken.has(name)) name = nameOf(next++);
    return name;
  };
}

/** Two mentions of one span share a tag. The error: two spans overlap, and neither holds the other. */
export function tagText(text: string, given: readonly Span[]): Result<TaggedText, 'crossing'> {
  const distinct = new Map(given.map((span) => [`${span.start}-${span.end}`, span]));
  const sorted = [...distinct.values()].sort((a, b) => a.start - b.start || b.end - a.end);
  const name = freeNames(text);
  const open: TaggedSpan[] = [];
  const spans: TaggedSpan[] = [];
  let tagged = '';
  let at = 0;
  const upTo = (index: number): void => {
    tagged += text.slice(at, index);
    at = index;
  };
  const closeBefore = (index: number): void => {
    for (let top = open.at(-1); top !== undefined && top.end <= index; top = open.at(-1)) {
      upTo(top.end);
      tagged += `</${top.name}>`;
      open.pop();
    }
  };
  for (const { start, end } of sorted) {
    closeBefore(start);
    const around = open.at(-1);
    if (around !== undefined && end > around.end) return err('crossing');
    const span = { name: name(), start, end, text: text.slice(start, end), parent: around?.name };
    upTo(start);
    tagged += `<${span.name}>`;
    open.push(span);
    spans.push(span);
  }
  closeBefore(text.length);
  upTo(text.length);
  return ok({ tagged, spans });
}
