/** The two products that a linear model spends its time on. */

/** Four sums at a time: one would wait for itself. `length` is a multiple of four. */
export function dot(
  a: Float32Array,
  from: number,
  b: Float32Array,
  at: number,
  length: number,
): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let index = 0; index < length; index += 4) {
    s0 += (a[from + index] ?? 0) * (b[at + index] ?? 0);
    s1 += (a[from + index + 1] ?? 0) * (b[at + index + 1] ?? 0);
    s2 += (a[from + index + 2] ?? 0) * (b[at + index + 2] ?? 0);
    s3 += (a[from + index + 3] ?? 0) * (b[at + index + 3] ?? 0);
  }
  return s0 + s1 + s2 + s3;
}

/** `length` numbers, times `scale`, onto others. */
export function addScaled(
  from: Float32Array,
  at: number,
  scale: number,
  to: Float32Array,
  where: number,
  length: number,
): void {
  for (let index = 0; index < length; index += 1) {
    to[where + index] = (to[where + index] ?? 0) + scale * (from[at + index] ?? 0);
  }
}
