/** Windows of a text as one batch of the encoder. */
import { writeBigrams } from './bigrams';
import type { Floats, Ints } from './graph';
import type { Tokenizer } from './tokenizer';

/** B windows padded to T positions: ids [B, T], bigrams [B, T + 1], mask [B, T]. */
export interface TextBatch {
  readonly ids: Ints;
  readonly bigrams: Ints;
  readonly mask: Floats;
  readonly sizes: readonly number[];
}

/** The graph wants at least two positions. */
const MIN_POSITIONS = 2;

export function batchOf(
  windows: readonly string[],
  tokenizer: Tokenizer,
  buckets: number,
): TextBatch {
  const sizes = windows.map(({ length }) => length);
  const length = Math.max(MIN_POSITIONS, ...sizes);
  const ids = new Int32Array(windows.length * length);
  const bigrams = new Int32Array(windows.length * (length + 1));
  const mask = new Float32Array(windows.length * length);
  for (const [row, window] of windows.entries()) {
    const encoded = tokenizer.encode(window);
    ids.set(encoded, row * length);
    writeBigrams(encoded, buckets, bigrams, row * (length + 1));
    mask.fill(1, row * length, row * length + encoded.length);
  }
  const rows = windows.length;
  return {
    ids: { data: ids, dims: [rows, length] },
    bigrams: { data: bigrams, dims: [rows, length + 1] },
    mask: { data: mask, dims: [rows, length] },
    sizes,
  };
}
