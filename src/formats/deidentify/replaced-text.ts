/** A text in which pieces were replaced, and where its spans are now. UTF-16 code units, half-open. */
import type { SpanOffsets } from '../../core/edit';

export interface Replacement extends SpanOffsets {
  readonly text: string;
}

interface Piece extends SpanOffsets {
  readonly newStart: number;
  readonly newEnd: number;
  /** What the text after the piece has moved by. */
  readonly by: number;
}

export class ReplacedText {
  readonly text: string;
  readonly #pieces: readonly Piece[];

  /** Replacements are sorted and do not overlap. A blank is added where a digit would follow a digit. */
  constructor(text: string, replacements: readonly Replacement[]) {
    const pieces: Piece[] = [];
    let result = '';
    let at = 0;
    replacements.forEach(({ start, end, text: inserted }, index) => {
      result += text.slice(at, start);
      const newStart = result.length;
      result += inserted;
      const newEnd = result.length;
      const following = replacements[index + 1];
      const next = following?.start === end ? following.text : text.slice(end, end + 1);
      if (/\d$/u.test(inserted) && /^\p{Nd}/u.test(next)) result += ' ';
      pieces.push({ start, end, newStart, newEnd, by: result.length - end });
      at = end;
    });
    this.text = result + text.slice(at);
    this.#pieces = pieces;
  }

  /** Where the replacements stand in the new text, in order. */
  get placed(): readonly SpanOffsets[] {
    return this.#pieces.map(({ newStart, newEnd }) => ({ start: newStart, end: newEnd }));
  }

  /**
   * The span of the new text. A span that begins or ends within a piece takes all of it; one that lies
   * within a piece and is shorter has no place and is undefined.
   */
  move({ start, end }: SpanOffsets): SpanOffsets | undefined {
    const first = this.#pieceAt(start);
    const last = this.#pieceAt(end - 1);
    if (first !== undefined && first === last && end - start < first.end - first.start) {
      return undefined;
    }
    return {
      start: first === undefined ? this.#shift(start) : first.newStart,
      end: last === undefined ? this.#shift(end - 1) + 1 : last.newEnd,
    };
  }

  /** The piece that holds the code unit at `offset`. */
  #pieceAt(offset: number): Piece | undefined {
    const piece = this.#pieces[this.#lastBefore(offset)];
    return piece !== undefined && offset < piece.end ? piece : undefined;
  }

  #shift(offset: number): number {
    return offset + (this.#pieces[this.#lastBefore(offset)]?.by ?? 0);
  }

  /** Index of the last piece that starts at or before `offset`; -1 where there is none. */
  #lastBefore(offset: number): number {
    let low = 0;
    let high = this.#pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#pieces[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
