/** Rows of numbers that grow, in typed arrays: of 100,000 documents they take what they say and no more. */

export class GrowingRows {
  readonly width: number;
  #values: Uint32Array;
  #rows = 0;

  constructor(width: number) {
    this.width = width;
    this.#values = new Uint32Array(width * 256);
  }

  get rows(): number {
    return this.#rows;
  }

  /** The new row, to be filled at once: a later row may move it. */
  add(): Uint32Array {
    const at = this.#rows * this.width;
    if (at + this.width > this.#values.length) {
      const grown = new Uint32Array(this.#values.length * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#rows += 1;
    return this.#values.subarray(at, at + this.width);
  }

  row(index: number): Uint32Array {
    return this.#values.subarray(index * this.width, (index + 1) * this.width);
  }
}
