/** Where a text stops being JSON. `JSON.parse` says so only sometimes, and differently in each engine. */

export interface JsonError {
  /** UTF-16 offset of the first token that does not fit; the length of the text where it ends early. */
  readonly offset: number;
  /** 1-based. */
  readonly line: number;
  readonly reason: string;
}

const TOKEN = /[{}[\],:]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const SPACE = /[ \t\r\n]*/y;

/** Kinds of token: brackets, comma and colon as they are, `s` a string, `v` another scalar. */
const VALUE = '{[sv';

/** Undefined where the whole text is one JSON value. */
export function findJsonError(text: string): JsonError | undefined {
  const grammar = new Grammar();
  let offset = skip(text, 0);
  while (offset < text.length) {
    const end = text.startsWith('"', offset) ? stringEnd(text, offset) : tokenEnd(text, offset);
    if (end === undefined || !grammar.accepts(text.charAt(offset))) return errorAt(text, offset);
    offset = skip(text, end);
  }
  return grammar.done ? undefined : errorAt(text, text.length);
}

function tokenEnd(text: string, offset: number): number | undefined {
  TOKEN.lastIndex = offset;
  return TOKEN.test(text) ? TOKEN.lastIndex : undefined;
}

/** A loop and no pattern: strings may be long, and a pattern would try their pieces in many ways. */
function stringEnd(text: string, offset: number): number | undefined {
  let at = offset + 1;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '"') return at + 1;
    if (character < ' ') return undefined;
    ESCAPE.lastIndex = at;
    if (character !== '\\') at += 1;
    else if (ESCAPE.test(text)) at = ESCAPE.lastIndex;
    else return undefined;
  }
  return undefined;
}

class Grammar {
  readonly #open: string[] = [];
  #expected = VALUE;
  #atKey = false;

  /** One value was read and nothing is open. */
  get done(): boolean {
    return this.#expected === '';
  }

  /** `first` is the first character of a token. */
  accepts(first: string): boolean {
    const kind = kindOf(first);
    if (!this.#expected.includes(kind)) return false;
    this.#step(kind);
    return true;
  }

  #step(kind: string): void {
    if (kind === '{' || kind === '[') {
      this.#open.push(kind);
      this.#atKey = kind === '{';
      this.#expected = kind === '{' ? 's}' : `${VALUE}]`;
    } else if (kind === ',') {
      this.#atKey = this.#open.at(-1) === '{';
      this.#expected = this.#atKey ? 's' : VALUE;
    } else if (kind === ':') {
      this.#expected = VALUE;
    } else if (this.#atKey && kind === 's') {
      this.#atKey = false;
      this.#expected = ':';
    } else {
      this.#endValue(kind);
    }
  }

  #endValue(kind: string): void {
    if (kind === '}' || kind === ']') this.#open.pop();
    this.#atKey = false;
    const inside = this.#open.at(-1);
    if (inside === undefined) this.#expected = '';
    else this.#expected = inside === '{' ? ',}' : ',]';
  }
}

function kindOf(first: string): string {
  if (first === '"') return 's';
  return '{}[],:'.includes(first) ? first : 'v';
}

function skip(text: string, offset: number): number {
  SPACE.lastIndex = offset;
  return offset + (SPACE.exec(text)?.[0].length ?? 0);
}

function errorAt(text: string, offset: number): JsonError {
  const line = text.slice(0, offset).split('\n').length;
  const rest = text.slice(offset, offset + 20);
  const where = rest === '' ? 'it ends too early' : `it breaks at ${JSON.stringify(rest)}`;
  return { offset, line, reason: `expected valid JSON, but ${where}` };
}
