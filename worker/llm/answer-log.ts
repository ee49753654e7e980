/** What the model wrote, from the bytes of its tokens: text as it comes, and how sure each line was. */

/** No line is impossible: it was written. */
const LOWEST_SCORE = 1e-6;

const LINE_BREAK = 0x0a;

interface LineSum {
  logarithms: number;
  choices: number;
}

export class AnswerLog {
  #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  #pending = '';
  #lines: LineSum[] = [];
  #line = 0;

  /**
   * `probability`: among the tokens that were allowed; `undefined` where there was no choice. A token
   * counts for every line that it holds a byte of; a line break belongs to the line it ends.
   */
  add(bytes: Uint8Array, probability: number | undefined): void {
    this.#pending += this.#decoder.decode(bytes, { stream: true });
    let fresh = true;
    for (const byte of bytes) {
      if (fresh) this.#count(probability);
      fresh = byte === LINE_BREAK;
      if (fresh) this.#line += 1;
    }
  }

  /** The text since the last call; half a character waits for its rest. */
  take(): string {
    const text = this.#pending;
    this.#pending = '';
    return text;
  }

  /** In (0, 1]: the geometric mean over the choices of a line, counted from 0. 1 where there was none. */
  scoreLine(line: number): number {
    const sum = this.#lines[line];
    if (sum === undefined || sum.choices === 0) return 1;
    return Math.max(LOWEST_SCORE, Math.exp(sum.logarithms / sum.choices));
  }

  clear(): void {
    this.#decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    this.#pending = '';
    this.#lines = [];
    this.#line = 0;
  }

  #count(probability: number | undefined): void {
    const sum = (this.#lines[this.#line] ??= { logarithms: 0, choices: 0 });
    if (probability === undefined) return;
    sum.logarithms += Math.log(Math.max(LOWEST_SCORE, probability));
    sum.choices += 1;
  }
}
