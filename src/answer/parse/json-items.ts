/** The items of an answer in JSON, also of one that is cut, or has words around it. */

export interface JsonItems {
  /** Each is the text of one object. */
  readonly items: readonly string[];
  /** Words that are no part of the form. */
  readonly strays: readonly string[];
  /** What stands where the answer breaks off; `undefined` where it is whole. */
  readonly cut: string | undefined;
}

const THOUGHTS = /^(?:\s*<think>[\s\S]*?<\/think>)+/u;
const THINKING = /^\s*<think>/u;
const OPENS = /\[\s*(?=[{\]]|$)/u;
const BEFORE = /^\s*(?:(?:`{3,}|~{3,})\w*)?\s*(?:\{\s*"\w+"\s*:)?\s*$/u;
const AFTER = /^\s*\}?\s*(?:`{3,}|~{3,})?\s*$/u;

/** Where the object ends that begins at `start`; -1 where the text ends first. */
function endOfObject(text: string, start: number): number {
  let depth = 0;
  let isString = false;
  for (let at = start; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (isString) {
      if (character === '\\') at += 1;
      else if (character === '"') isString = false;
    } else if (character === '"') isString = true;
    else if (character === '{') depth += 1;
    else if (character === '}' && (depth -= 1) === 0) return at + 1;
  }
  return -1;
}

function strayIn(text: string, form: RegExp): readonly string[] {
  return form.test(text) ? [] : [text.trim()];
}

/** Takes any string. */
export function jsonItemsOf(answer: string): JsonItems {
  const text = answer.replace(THOUGHTS, '');
  const rest = text.trim();
  // An answer that found nothing has an empty list: none at all is one that was cut.
  if (rest === '' || THINKING.test(text)) return { items: [], strays: [], cut: rest };
  const opens = OPENS.exec(text);
  if (opens === null) return { items: [], strays: [rest], cut: undefined };
  const strays = [...strayIn(text.slice(0, opens.index), BEFORE)];
  const items: string[] = [];
  for (let at = opens.index + opens[0].length; ;) {
    const next = text.slice(at).search(/[{\]]/u);
    if (next < 0) return { items, strays, cut: text.slice(at).trim() };
    strays.push(...strayIn(text.slice(at, at + next), /^[\s,]*$/u));
    const start = at + next;
    if (text.charAt(start) === ']') {
      strays.push(...strayIn(text.slice(start + 1), AFTER));
      return { items, strays, cut: undefined };
    }
    const end = endOfObject(text, start);
    if (end < 0) return { items, strays, cut: text.slice(start) };
    items.push(text.slice(start, end));
    at = end;
  }
}
