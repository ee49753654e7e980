/** Between offsets in UTF-16 code units and in code points, for one text, without counting again each time. */

export class UnitIndex {
  readonly #length: number;
  /** UTF-16 offset of every code point and of the end; undefined where both counts are the same. */
  readonly #units: Uint32Array | undefined;

  constructor(text: string) {
    this.#length = text.length;
    if (!/[\u{10000}-\u{10FFFF}]/u.test(text)) return;
    const units = new Uint32Array(text.length + 1);
    let count = 0;
    for (let offset = 0; offset < text.length; count += 1) {
      units[count] = offset;
      offset += (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
    }
    units[count] = text.length;
    this.#units = units.subarray(0, count + 1);
  }

  /** Of an offset in code points; undefined where it lies outside the text. */
  toUnits(codePoints: number): number | undefined {
    const length = this.#units === undefined ? this.#length : this.#units.length - 1;
    if (!Number.isInteger(codePoints) || codePoints < 0 || codePoints > length) return undefined;
    return this.#units === undefined ? codePoints : this.#units[codePoints];
  }

  /** Of an offset in UTF-16 code units; undefined inside a surrogate pair and outside the text. */
  toCodePoints(units: number): number | undefined {
    if (!Number.isInteger(units) || units < 0 || units > this.#length) return undefined;
    if (this.#units === undefined) return units;
    let low = 0;
    let high = this.#units.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#units[middle] ?? 0) < units) low = middle + 1;
      else high = middle;
    }
    return this.#units[low] === units ? low : undefined;
  }
}
