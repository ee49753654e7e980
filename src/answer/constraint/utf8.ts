/** UTF-8 by hand: the bytes of single characters are needed, not those of a whole text. */

const REPLACEMENT = 0xfffd;

/** Half a surrogate pair has no bytes of its own and is written as U+FFFD. */
export function isLoneSurrogate(codePoint: number): boolean {
  return codePoint >= 0xd800 && codePoint <= 0xdfff;
}

const trail = (codePoint: number, shift: number): number => 0x80 | ((codePoint >> shift) & 0x3f);

export function utf8Bytes(codePoint: number): readonly number[] {
  const code = isLoneSurrogate(codePoint) ? REPLACEMENT : codePoint;
  if (code < 0x80) return [code];
  if (code < 0x800) return [0xc0 | (code >> 6), trail(code, 0)];
  if (code < 0x10000) return [0xe0 | (code >> 12), trail(code, 6), trail(code, 0)];
  return [0xf0 | (code >> 18), trail(code, 12), trail(code, 6), trail(code, 0)];
}

export function codePointsOf(text: string): number[] {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0);
}
