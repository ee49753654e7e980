/** Many corpora count offsets in code points, as Python does; this app counts UTF-16 code units. */

export function codePoints(text: string): readonly string[] {
  return Array.from(text);
}

export function countCodePoints(text: string): number {
  let count = 0;
  for (let offset = 0; offset < text.length; count += 1) {
    offset += (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
  }
  return count;
}

/** The range of a mention, counted in code points. */
export function codePointRange(
  text: string,
  mention: { readonly start: number; readonly text: string },
): { readonly start: number; readonly end: number } {
  const start = countCodePoints(text.slice(0, mention.start));
  return { start, end: start + countCodePoints(mention.text) };
}

/** UTF-16 offset of every code point and of the end; undefined where the two counts are the same. */
export function utf16Offsets(text: string): readonly number[] | undefined {
  if (!/[\u{10000}-\u{10FFFF}]/u.test(text)) return undefined;
  const offsets: number[] = [];
  let offset = 0;
  for (const character of text) {
    offsets.push(offset);
    offset += character.length;
  }
  offsets.push(offset);
  return offsets;
}
