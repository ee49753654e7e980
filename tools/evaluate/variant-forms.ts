/** Forms in which a text arrives from other programs, made of a plain one; each shows the same characters. */

/** Maps a plain text to its form; visible characters keep their order. */
type MakeForm = (text: string) => string;

function wrapAt(width: number): MakeForm {
  return (text) => {
    const characters = Array.from(text);
    const lines: string[] = [];
    for (let at = 0; at < characters.length; at += width) {
      lines.push(characters.slice(at, at + width).join(''));
    }
    return lines.join('\n');
  };
}

const letterSpaced: MakeForm = (text) =>
  text
    .split('\n')
    .map((line) => Array.from(line).join(' '))
    .join('\n');

const FULL_WIDTH_SHIFT = 0xfee0;

const fullWidth: MakeForm = (text) =>
  text.replace(/[0-9A-Za-z]/g, (plain) =>
    String.fromCharCode(plain.charCodeAt(0) + FULL_WIDTH_SHIFT),
  );

const HALF_WIDTH: Readonly<Record<string, string>> = {
  '，': ',',
  '；': ';',
  '：': ':',
  '！': '!',
  '？': '?',
  '（': '(',
  '）': ')',
};

export const FORMS: ReadonlyMap<string, MakeForm> = new Map([
  ['plain', (text) => text],
  ['wrapped at 28', wrapAt(28)],
  ['wrapped at 40, CRLF', (text) => wrapAt(40)(text).replaceAll('\n', '\r\n')],
  ['letter-spaced', letterSpaced],
  ['wide letter-spaced', (text) => letterSpaced(text).replaceAll(' ', '\u3000')],
  ['wrapped, letter-spaced', (text) => letterSpaced(wrapAt(28)(text))],
  ['zero-width spaces', (text) => Array.from(text).join('\u200b')],
  ['soft hyphens', (text) => Array.from(text).join('\u00ad')],
  ['full-width', fullWidth],
  [
    'half-width marks',
    (text) => text.replace(/[，；：！？（）]/g, (mark) => HALF_WIDTH[mark] ?? mark),
  ],
]);

/** What tells characters of a plain text from what a form adds: neither blank nor invisible. */
const ADDED = /[\s\u200b\u00ad]/;

/**
 * For each unit of `form` (and for its end), how many units of the plain text's visible characters come
 * before it: spans of two forms are equal where these are.
 */
export function visibleOffsets(form: string): Int32Array {
  const offsets = new Int32Array(form.length + 1);
  let seen = 0;
  for (let index = 0; index < form.length; index += 1) {
    offsets[index] = seen;
    if (!ADDED.test(form.charAt(index))) seen += 1;
  }
  offsets[form.length] = seen;
  return offsets;
}
