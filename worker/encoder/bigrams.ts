/** Hashed pairs of neighbouring ids: the model's second view of the text. */

function hashPair(left: number, right: number, buckets: number): number {
  let mixed = (Math.imul(left, 0x9e3779b1) + Math.imul(right, 0x85ebca77)) | 0;
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x2c1b3c6d);
  mixed ^= mixed >>> 13;
  return mixed & (buckets - 1);
}

/**
 * Writes `ids.length + 1` buckets to `out` from `at`: position `t` pairs unit `t - 1` with unit `t`;
 * beyond both ends is padding. `buckets` is a power of two. Mirrors `bigram_ids` of the training code.
 */
export function writeBigrams(ids: Int32Array, buckets: number, out: Int32Array, at: number): void {
  let left = 0;
  for (let index = 0; index <= ids.length; index += 1) {
    const right = ids[index] ?? 0;
    out[at + index] = hashPair(left, right, buckets);
    left = right;
  }
}
