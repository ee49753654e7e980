/** Offsets of brat: code points of the text as Python reads it, where CRLF is one character. */
import { UnitIndex } from '../unit-index';

type Convert = (offset: number) => number | undefined;

/** From a code point of the text with CRLF as one, to a UTF-16 code unit of the text as it is. */
export class BratOffsets {
  readonly #read: UnitIndex;
  /** Places of the line feeds, in code units of the text as read, that were CRLF. */
  readonly #breaks: readonly number[];
  readonly #raw: UnitIndex;

  constructor(text: string) {
    const breaks: number[] = [];
    for (let at = text.indexOf('\r\n'); at >= 0; at = text.indexOf('\r\n', at + 2)) {
      breaks.push(at - breaks.length);
    }
    this.#breaks = breaks;
    this.#read = new UnitIndex(breaks.length === 0 ? text : text.replaceAll('\r\n', '\n'));
    this.#raw = new UnitIndex(text);
  }

  /** What the numbers of a file may count; the first is what brat writes. */
  readings(): readonly Convert[] {
    return [
      (offset) => this.toUnits(offset),
      (offset) => this.#raw.toUnits(offset),
      (offset) => offset,
    ];
  }

  toUnits(offset: number): number | undefined {
    const unit = this.#read.toUnits(offset);
    return unit === undefined ? undefined : unit + this.#before(unit);
  }

  /** Undefined inside a surrogate pair or a CRLF. */
  fromUnits(unit: number): number | undefined {
    let low = 0;
    let high = this.#breaks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#breaks[middle] ?? 0) + middle < unit) low = middle + 1;
      else high = middle;
    }
    const inside = low > 0 && (this.#breaks[low - 1] ?? 0) + low === unit;
    return inside ? undefined : this.#read.toCodePoints(unit - low);
  }

  /** Line breaks of two characters before this place of the text as read. */
  #before(unit: number): number {
    let low = 0;
    let high = this.#breaks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#breaks[middle] ?? 0) < unit) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
