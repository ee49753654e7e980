/** Weibo NER writes each character with the number of its place in a word, such as `科0 技1`. */

export function hasSegmentDigits(tokens: Iterable<string>): boolean {
  for (const token of tokens) if (!/^.+\d$/su.test(token)) return false;
  return true;
}

export function withoutSegmentDigit(token: string): string {
  return token.slice(0, -1);
}
