/** Cuts a long text into overlapping windows, at the ends of sentences where it can. */
import { findCuts } from './chunk-cuts';
import { snapForward, snapToCharacter } from './text';

/**
 * A window `[start, end)` of the text. Windows overlap; `[coreStart, coreEnd)` are disjoint, cover the
 * whole text, and say which window owns a mention (the one whose core holds its start).
 */
export interface Chunk {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly coreStart: number;
  readonly coreEnd: number;
}

/** Both in UTF-16 code units. */
export interface ChunkOptions {
  /** The longest window. At least 16. */
  readonly size?: number;
  /** How much neighbouring windows share, half on each side of a cut. At most half of `size`. */
  readonly overlap?: number;
}

const DEFAULT_SIZE = 192;
const DEFAULT_OVERLAP = 48;
const MIN_SIZE = 16;

/**
 * Windows in order: `end - start <= size`, cores tile `[0, text.length)`. Empty text gives none.
 * A function of the text alone, of which an edit changes only what is near it. Time in proportion to
 * `n log n`. Throws RangeError on options out of range.
 */
export function chunkText(text: string, options: ChunkOptions = {}): Chunk[] {
  const { size = DEFAULT_SIZE, overlap = DEFAULT_OVERLAP } = options;
  if (size < MIN_SIZE) throw new RangeError(`size must be at least ${MIN_SIZE}`);
  if (overlap < 0 || overlap > size / 2) throw new RangeError('overlap must be 0 to half of size');
  const context = Math.floor(overlap / 2);
  const cuts = findCuts(text, { longest: size - 2 * context, atBorder: context });
  if (text.length > 0) cuts.push(text.length);
  let coreStart = 0;
  return cuts.map((coreEnd, index) => {
    const start = snapForward(text, Math.max(0, coreStart - context), coreStart);
    const end = snapToCharacter(text, Math.min(text.length, coreEnd + context), coreEnd - 1);
    const chunk = { index, start, end, coreStart, coreEnd };
    coreStart = coreEnd;
    return chunk;
  });
}
