/** Character n-grams of a text, by which texts are compared. */

/** Characters of an n-gram. */
const GRAM = 5;

/** Letters and digits only, full-width forms as plain ones, so that punctuation and spaces do not count. */
export function bareText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Distinct n-grams as 32-bit hashes, in order of appearance. Two n-grams share a hash once in 4 × 10⁹. */
export function gramsOf(bare: string): ReadonlySet<number> {
  const grams = new Set<number>();
  for (let start = 0; start + GRAM <= bare.length; start += 1) {
    let hash = 0x811c9dc5;
    for (let at = start; at < start + GRAM; at += 1) {
      hash = Math.imul(hash ^ bare.charCodeAt(at), 0x01000193);
      hash ^= hash >>> 15;
    }
    grams.add(hash >>> 0);
  }
  return grams;
}

/** 53 bits, so that it is a whole number; two of 100,000 texts share one once in a million runs. */
export function textHash(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    low ^= low >>> 15;
    high = Math.imul(high ^ unit, 0x5bd1e995);
    high ^= high >>> 13;
  }
  return (low >>> 0) * 0x20_0000 + ((high >>> 0) & 0x1f_ffff);
}
