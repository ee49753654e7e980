/** States of the positions of a text in a byte each, with a scale a position: a quarter of the memory of floats. */

export interface PackedStates {
  readonly width: number;
  readonly values: Int8Array;
  /** A position. */
  readonly scales: Float32Array;
}

const LARGEST = 127;

/** `states`: row by row, `width` numbers a position. */
export function packStates(states: Float32Array, width: number): PackedStates {
  const positions = states.length / width;
  const values = new Int8Array(states.length);
  const scales = new Float32Array(positions);
  for (let position = 0; position < positions; position += 1) {
    const from = position * width;
    let most = 0;
    for (let at = from; at < from + width; at += 1)
      most = Math.max(most, Math.abs(states[at] ?? 0));
    const scale = most / LARGEST;
    scales[position] = scale;
    if (scale === 0) continue;
    for (let at = from; at < from + width; at += 1) {
      values[at] = Math.round((states[at] ?? 0) / scale);
    }
  }
  return { width, values, scales };
}

/** Of each number of a state over many positions. */
export interface Spread {
  readonly mean: Float32Array;
  /** One by the standard deviation. */
  readonly inverse: Float32Array;
}

/** Positions that are enough to know it. */
const SAMPLE = 50_000;

export function spreadOf(all: readonly PackedStates[]): Spread {
  const width = all[0]?.width ?? 0;
  const positions = all.reduce((sum, { scales }) => sum + scales.length, 0);
  const stride = Math.max(1, Math.floor(positions / SAMPLE));
  const sums = new Float64Array(width);
  const squares = new Float64Array(width);
  let count = 0;
  let next = 0;
  for (const { values, scales } of all) {
    for (; next < scales.length; next += stride) {
      const scale = scales[next] ?? 0;
      for (let at = 0; at < width; at += 1) {
        const value = (values[next * width + at] ?? 0) * scale;
        sums[at] = (sums[at] ?? 0) + value;
        squares[at] = (squares[at] ?? 0) + value * value;
      }
      count += 1;
    }
    next -= scales.length;
  }
  const mean = Float32Array.from(sums, (sum) => sum / Math.max(1, count));
  const inverse = Float32Array.from(squares, (square, at) => {
    const variance = square / Math.max(1, count) - (mean[at] ?? 0) ** 2;
    return variance > LEAST_VARIANCE ? 1 / Math.sqrt(variance) : 0;
  });
  return { mean, inverse };
}

const LEAST_VARIANCE = 1e-8;

/** Into `out`, which has room for all positions: each number with mean 0 and deviation 1. */
export function unpackStates(
  { width, values, scales }: PackedStates,
  { mean, inverse }: Spread,
  out: Float32Array,
): void {
  for (const [position, scale] of scales.entries()) {
    const from = position * width;
    for (let at = 0; at < width; at += 1) {
      const value = (values[from + at] ?? 0) * scale;
      out[from + at] = (value - (mean[at] ?? 0)) * (inverse[at] ?? 0);
    }
  }
}
