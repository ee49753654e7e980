/**
 * A chain of tags over a text, of which only those sequences count that mark spans: begin, inside and end
 * of one label follow each other. Gives the probability of a tag at a place, and of a whole span.
 */
import { BEGIN, END, INSIDE, OUTSIDE, SINGLE, TAGS_A_LABEL, tagOf } from './tags';

/** Buffers for texts up to a length, used again for each text. */
export class Chain {
  readonly #labels: number;
  readonly #tags: number;
  #factors = new Float64Array(0);
  #before = new Float64Array(0);
  #after = new Float64Array(0);
  /** What each position was divided by, so that numbers stay in range. */
  #divisors = new Float64Array(0);

  constructor(labels: number) {
    this.#labels = labels;
    this.#tags = 1 + TAGS_A_LABEL * labels;
  }

  /** `scores`: a score a position and tag, row by row. */
  read(scores: Float32Array, length: number): void {
    this.#grow(length);
    this.#exponents(scores, length);
    this.#forward(length);
    this.#backward(length);
  }

  /** Of the text that was read. */
  probability(position: number, tag: number): number {
    const at = position * this.#tags + tag;
    return (this.#before[at] ?? 0) * (this.#after[at] ?? 0);
  }

  /** Of the text that was read: that `[start, end)` is one mention of the label. */
  spanProbability(start: number, end: number, label: number): number {
    if (end - start === 1) return this.probability(start, tagOf(label, SINGLE));
    let path = this.#before[start * this.#tags + tagOf(label, BEGIN)] ?? 0;
    for (let at = start + 1; at < end - 1 && path > 0; at += 1)
      path *= this.#step(at, label, INSIDE);
    const last = (end - 1) * this.#tags + tagOf(label, END);
    return path * this.#step(end - 1, label, END) * (this.#after[last] ?? 0);
  }

  /** Of the text that was read: that no mention touches `[start, end)`. */
  outsideProbability(start: number, end: number): number {
    let path = this.#before[start * this.#tags + OUTSIDE] ?? 0;
    for (let at = start + 1; at < end; at += 1) {
      path *= (this.#factors[at * this.#tags + OUTSIDE] ?? 0) / (this.#divisors[at] ?? 1);
    }
    return path * (this.#after[(end - 1) * this.#tags + OUTSIDE] ?? 0);
  }

  #step(position: number, label: number, part: number): number {
    const factor = this.#factors[position * this.#tags + tagOf(label, part)] ?? 0;
    return factor / (this.#divisors[position] ?? 1);
  }

  #grow(length: number): void {
    if (this.#divisors.length >= length) return;
    const size = length * this.#tags;
    this.#factors = new Float64Array(size);
    this.#before = new Float64Array(size);
    this.#after = new Float64Array(size);
    this.#divisors = new Float64Array(length);
  }

  #exponents(scores: Float32Array, length: number): void {
    const tags = this.#tags;
    for (let from = 0; from < length * tags; from += tags) {
      let most = Number.NEGATIVE_INFINITY;
      for (let at = from; at < from + tags; at += 1) most = Math.max(most, scores[at] ?? 0);
      for (let at = from; at < from + tags; at += 1) {
        this.#factors[at] = Math.exp(Math.max(LOWEST, (scores[at] ?? 0) - most));
      }
    }
  }

  #forward(length: number): void {
    /** Of all tags after which a mention may begin; before the text one may. */
    let open = 1;
    for (let position = 0; position < length; position += 1) {
      const from = position * this.#tags;
      this.#before[from] = open * (this.#factors[from] ?? 0);
      for (let label = 0; label < this.#labels; label += 1) this.#enter(position, label, open);
      open = this.#scale(position, position === length - 1);
    }
  }

  #enter(position: number, label: number, open: number): void {
    const before = this.#before;
    const at = position * this.#tags + tagOf(label, 0);
    const was = at - this.#tags;
    const within = position === 0 ? 0 : (before[was + BEGIN] ?? 0) + (before[was + INSIDE] ?? 0);
    before[at + BEGIN] = open * this.#factor(at + BEGIN);
    before[at + INSIDE] = within * this.#factor(at + INSIDE);
    before[at + END] = within * this.#factor(at + END);
    before[at + SINGLE] = open * this.#factor(at + SINGLE);
  }

  #factor(at: number): number {
    return this.#factors[at] ?? 0;
  }

  /** Divides a position by its sum; gives the share after which a mention may begin. At the end only that counts. */
  #scale(position: number, isLast: boolean): number {
    const before = this.#before;
    const from = position * this.#tags;
    let open = before[from] ?? 0;
    let within = 0;
    for (let label = 0; label < this.#labels; label += 1) {
      const at = from + tagOf(label, 0);
      open += (before[at + END] ?? 0) + (before[at + SINGLE] ?? 0);
      within += (before[at + BEGIN] ?? 0) + (before[at + INSIDE] ?? 0);
    }
    const sum = isLast ? open : open + within;
    this.#divisors[position] = sum;
    for (let at = from; at < from + this.#tags; at += 1) before[at] = (before[at] ?? 0) / sum;
    return open / sum;
  }

  #backward(length: number): void {
    const after = this.#after;
    const tags = this.#tags;
    const end = (length - 1) * tags;
    after.fill(0, end, end + tags);
    after[end] = 1;
    for (let label = 0; label < this.#labels; label += 1) {
      after[end + tagOf(label, END)] = 1;
      after[end + tagOf(label, SINGLE)] = 1;
    }
    for (let position = length - 2; position >= 0; position -= 1) {
      const divisor = this.#divisors[position + 1] ?? 1;
      const open = this.#openAfter(position + 1) / divisor;
      const from = position * tags;
      after[from] = open;
      for (let at = from + 1; at < from + tags; at += TAGS_A_LABEL) {
        const within = (this.#ahead(at + tags + INSIDE) + this.#ahead(at + tags + END)) / divisor;
        after[at + BEGIN] = within;
        after[at + INSIDE] = within;
        after[at + END] = open;
        after[at + SINGLE] = open;
      }
    }
  }

  /** Of all tags that may follow the end of a mention. */
  #openAfter(position: number): number {
    const from = position * this.#tags;
    let open = this.#ahead(from);
    for (let at = from + 1; at < from + this.#tags; at += TAGS_A_LABEL) {
      open += this.#ahead(at + BEGIN) + this.#ahead(at + SINGLE);
    }
    return open;
  }

  #ahead(at: number): number {
    return (this.#factors[at] ?? 0) * (this.#after[at] ?? 0);
  }
}

/** Scores are cut off so far below the best of their position: no factor becomes nothing. */
const LOWEST = -40;
