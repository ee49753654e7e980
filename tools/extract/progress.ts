/** How far a run of `extract` is, on standard error, where its lines go to a file. */
import type { Answer } from './result-line';

/** Milliseconds between two lines. */
const EVERY = 5000;

export class Progress {
  failed = 0;
  readonly #before: number;
  readonly #shown: boolean;
  readonly #began = performance.now();
  #last = performance.now();
  #documents = 0;
  #characters = 0;

  /** `before`: documents that were there when the run began. */
  constructor(before: number, shown: boolean) {
    this.#before = before;
    this.#shown = shown;
  }

  add({ failed, characters }: Answer): void {
    this.#documents += 1;
    this.#characters += characters;
    if (failed !== undefined) this.failed += 1;
    if (this.#shown && performance.now() - this.#last >= EVERY) this.#say();
  }

  end(): void {
    if (this.#shown) this.#say();
    else if (this.failed > 0) console.error(`${this.failed} documents could not be read`);
  }

  #say(): void {
    this.#last = performance.now();
    const seconds = (this.#last - this.#began) / 1000;
    const speed = Math.round(this.#characters / Math.max(seconds, 0.001));
    console.error(
      `${this.#documents} documents read, ${this.failed} failed, ${this.#before} were there; ${speed} characters a second`,
    );
  }
}
