/** What a span does not cut in two: numbers, words of scripts that join letters, and tags of markup. */

/**
 * Scripts whose words have blanks around them. Not Latin: Chinese texts run Latin names together, and
 * people mark each of them.
 */
const JOINED =
  /^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Mongolian}\u200c\u200d\p{M}]$/u;
const DIGIT = /^[0-9０-９]$/;

/** Code units; a longer word or tag is not looked through. */
const REACH = 64;

const TAG = /<(?:\/?[A-Za-z][^<>\n]{0,62}>|!--)|-->/y;

/** Whether a word or number goes on across the border at `index`. */
function goesOn(text: string, index: number): boolean {
  if (index <= 0 || index >= text.length) return false;
  const [before, after] = [text.charAt(index - 1), text.charAt(index)];
  return (DIGIT.test(before) && DIGIT.test(after)) || (JOINED.test(before) && JOINED.test(after));
}

export function wordStart(text: string, index: number): number {
  let at = index;
  while (at > index - REACH && goesOn(text, at)) at -= 1;
  return at;
}

export function wordEnd(text: string, index: number): number {
  let at = index;
  while (at < index + REACH && goesOn(text, at)) at += 1;
  return at;
}

/** The tag of markup (`<b>`, `</p>`) that the unit at `index` belongs to. */
export function enclosingTag(
  text: string,
  index: number,
): { readonly start: number; readonly end: number } | undefined {
  const lowest = Math.max(0, index - REACH);
  for (let start = index; start >= lowest; start -= 1) {
    const unit = text.charAt(start);
    if (unit === '>' && start < index) return undefined;
    if (unit !== '<' && unit !== '-') continue;
    TAG.lastIndex = start;
    if (TAG.test(text)) return TAG.lastIndex > index ? { start, end: TAG.lastIndex } : undefined;
    if (unit === '<') return undefined;
  }
  return undefined;
}
