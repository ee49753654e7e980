/** Cuts a long text into overlapping windows, at the ends of sentences where it can. */
import { SENTENCE_END } from './sentence';
import { isBoundary, snapForward, snapToCharacter } from './text';

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

const CLAUSE_END = new Set('，、：,: \t\u3000\u00a0');
const CLOSING = new Set('”’」』）》】〉)]"\'');
const MAX_CLOSING = 4;

const WORD = /[0-9A-Za-z.,:]/;

/** How good a cut is: 3 after a sentence, 2 after a clause, 1 outside a Latin word or number, 0 legal. */
type Rank = 0 | 1 | 2 | 3;

function rankCut(text: string, index: number): Rank {
  const next = text.charAt(index);
  const before = text.charAt(index - 1);
  if (WORD.test(before) && WORD.test(next)) return 0;
  if (CLOSING.has(next) || (SENTENCE_END.has(next) && before !== '\n')) return 1;
  let at = index - 1;
  const lowest = Math.max(0, at - MAX_CLOSING);
  while (at > lowest && CLOSING.has(text.charAt(at))) at -= 1;
  const last = text.charAt(at);
  if (SENTENCE_END.has(last)) return 3;
  return CLAUSE_END.has(last) ? 2 : 1;
}

/** The best cut in `(from, to]`, preferring the latest of equals; looks no further back than half way. */
function findCut(text: string, from: number, to: number): number {
  const lowest = from + Math.ceil((to - from) / 2);
  let best = -1;
  let bestRank = -1;
  for (let at = to; at >= lowest && bestRank < 3; at -= 1) {
    if (!isBoundary(text, at)) continue;
    const rank = rankCut(text, at);
    if (rank > bestRank) {
      best = at;
      bestRank = rank;
    }
  }
  return best === -1 ? snapToCharacter(text, to, from) : best;
}

/**
 * Windows in order: `end - start <= size`, cores tile `[0, text.length)`. Empty text gives none.
 * Linear in the length of the text. Throws RangeError on options out of range.
 */
export function chunkText(text: string, options: ChunkOptions = {}): Chunk[] {
  const { size = DEFAULT_SIZE, overlap = DEFAULT_OVERLAP } = options;
  if (size < MIN_SIZE) throw new RangeError(`size must be at least ${MIN_SIZE}`);
  if (overlap < 0 || overlap > size / 2) throw new RangeError('overlap must be 0 to half of size');
  const context = Math.floor(overlap / 2);
  const chunks: Chunk[] = [];
  let coreStart = 0;
  while (coreStart < text.length) {
    const start = snapForward(text, Math.max(0, coreStart - context), coreStart);
    const rest = text.length - start <= size;
    const coreEnd = rest ? text.length : findCut(text, coreStart, start + size - context);
    const end = snapToCharacter(text, Math.min(text.length, coreEnd + context), coreEnd - 1);
    chunks.push({ index: chunks.length, start, end, coreStart, coreEnd });
    coreStart = coreEnd;
  }
  return chunks;
}
