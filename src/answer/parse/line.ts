/** What kind of line an answer holds; thinking, code fences and blank lines are nothing. */
import { trimSpan } from '../../core/text';

export interface Line {
  readonly kind: 'nothing' | 'label' | 'root' | 'child' | 'stray';
  /** What follows the mark, without the blanks around it. */
  readonly text: string;
  /** The whole line. */
  readonly source: string;
}

const MARKS: ReadonlyMap<string, Line['kind']> = new Map([
  ['#', 'label'],
  ['＃', 'label'],
  ['-', 'root'],
  ['－', 'root'],
  ['>', 'child'],
  ['＞', 'child'],
]);

const FENCE = /^(?:`{3,}|~{3,})\s*\w*$/u;
const OPENS = '<think>';
const CLOSES = '</think>';

export function trimmed(text: string): string {
  const { start, end } = trimSpan(text, 0, text.length);
  return text.slice(start, end);
}

interface Spoken {
  readonly text: string;
  /** Whether the next line is still a thought. */
  readonly thinking: boolean;
}

/** Tags count at the start of a line only: inside a mention they are text. */
function withoutThoughts(source: string, wasThinking: boolean): Spoken {
  let text = trimmed(source);
  let thinking = wasThinking;
  for (;;) {
    if (thinking) {
      const end = text.indexOf(CLOSES);
      if (end < 0) return { text: '', thinking };
      text = trimmed(text.slice(end + CLOSES.length));
      thinking = false;
    } else if (text.startsWith(OPENS)) {
      text = text.slice(OPENS.length);
      thinking = true;
    } else if (text.startsWith(CLOSES)) {
      text = trimmed(text.slice(CLOSES.length));
    } else {
      return { text, thinking };
    }
  }
}

/** `source` is a line without its break. */
export function readLine(
  source: string,
  wasThinking: boolean,
): { readonly line: Line; readonly thinking: boolean } {
  const { text, thinking } = withoutThoughts(source, wasThinking);
  if (text === '' || FENCE.test(text)) {
    return { line: { kind: 'nothing', text: '', source: text }, thinking };
  }
  const kind = MARKS.get(text.charAt(0));
  const line: Line =
    kind === undefined
      ? { kind: 'stray', text, source: text }
      : { kind, text: trimmed(text.slice(1)), source: text };
  return { line, thinking };
}
