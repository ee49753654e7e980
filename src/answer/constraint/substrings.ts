/** The pieces of a text that may be mentions, sorted, so that all that begin alike are one range. */
import { codePointsOf, isLoneSurrogate, utf8Bytes } from './utf8';
import { isWhitespace } from '../../core/text';

/** In code points; in bytes at most four times as many. */
const LONGEST_PIECE = 100;

const LINE_BREAKS = new Set([0x0a, 0x0b, 0x0c, 0x0d, 0x85, 0x2028, 0x2029]);

/** Ends of pieces are solid; a blank may stand inside one; nothing crosses a break. */
type Texture = 'solid' | 'blank' | 'break';

function textureOf(codePoint: number): Texture {
  if (LINE_BREAKS.has(codePoint) || isLoneSurrogate(codePoint)) return 'break';
  return isWhitespace(String.fromCodePoint(codePoint)) ? 'blank' : 'solid';
}

interface Character {
  readonly texture: Texture;
  /** Where its bytes end. */
  readonly end: number;
}

/** Where the longest piece ends that starts with the character at `from`. */
function reach(characters: readonly Character[], from: number): number {
  let end = 0;
  for (let at = from; at < from + LONGEST_PIECE; at += 1) {
    const character = characters[at];
    if (character === undefined || character.texture === 'break') break;
    if (character.texture === 'solid') end = character.end;
  }
  return end;
}

/**
 * A piece is one place of the text where a mention may start, with all that may follow. The pieces that
 * begin with the same bytes have neighbouring ranks: `[low, high)`, and `depth` bytes in common.
 */
export class Pieces {
  readonly count: number;
  readonly #bytes: Uint8Array;
  /** By rank: where the piece starts and where it must end. */
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  /** Marks each offset behind a solid character. */
  readonly #solidBefore: Uint8Array;

  constructor(text: string) {
    const codePoints = codePointsOf(text);
    const bytes: number[] = [];
    const characters: Character[] = codePoints.map((codePoint) => {
      bytes.push(...utf8Bytes(codePoint));
      return { texture: textureOf(codePoint), end: bytes.length };
    });
    this.#bytes = Uint8Array.from(bytes);
    this.#solidBefore = new Uint8Array(bytes.length + 1);
    const pieces: { readonly start: number; readonly end: number }[] = [];
    characters.forEach(({ texture, end }, index) => {
      if (texture !== 'solid') return;
      this.#solidBefore[end] = 1;
      pieces.push({ start: characters[index - 1]?.end ?? 0, end: reach(characters, index) });
    });
    pieces.sort((a, b) => this.#compare(a.start, a.end, b.start, b.end));
    this.count = pieces.length;
    this.#starts = Int32Array.from(pieces, ({ start }) => start);
    this.#ends = Int32Array.from(pieces, ({ end }) => end);
  }

  /** The first rank in `[low, high)` whose byte at `depth` is at least `byte`; `high` if none is. */
  find(low: number, high: number, depth: number, byte: number): number {
    let from = low;
    let to = high;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.#byteAt(middle, depth) < byte) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** Whether the first `depth` bytes of a piece end with a whole character that is not blank. */
  mayEnd(rank: number, depth: number): boolean {
    return depth > 0 && this.#solidBefore[(this.#starts[rank] ?? 0) + depth] === 1;
  }

  /** -1 behind the end. */
  #byteAt(rank: number, depth: number): number {
    const at = (this.#starts[rank] ?? 0) + depth;
    return at < (this.#ends[rank] ?? 0) ? (this.#bytes[at] ?? -1) : -1;
  }

  #compare(a: number, aEnd: number, b: number, bEnd: number): number {
    const shared = Math.min(aEnd - a, bEnd - b);
    for (let index = 0; index < shared; index += 1) {
      const difference = (this.#bytes[a + index] ?? 0) - (this.#bytes[b + index] ?? 0);
      if (difference !== 0) return difference;
    }
    return aEnd - a - (bEnd - b);
  }
}
