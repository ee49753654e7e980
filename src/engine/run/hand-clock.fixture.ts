/** A clock that goes on when it is told to. */
import type { Clock } from './clock';

export class HandClock implements Clock {
  #now = 0;
  #waiting: { readonly at: number; readonly work: () => void }[] = [];
  /** Milliseconds that pass at each look at the clock, as if what is done took time. */
  perLook = 0;

  now(): number {
    this.#now += this.perLook;
    return this.#now;
  }

  later(milliseconds: number, work: () => void): () => void {
    const entry = { at: this.#now + milliseconds, work };
    this.#waiting.push(entry);
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== entry);
    };
  }

  /** In the order of their time, with a turn for promises after each. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.#now + milliseconds;
    for (;;) {
      const next = this.#waiting.toSorted((a, b) => a.at - b.at).find(({ at }) => at <= until);
      if (next === undefined) break;
      this.#waiting = this.#waiting.filter((other) => other !== next);
      this.#now = Math.max(this.#now, next.at);
      next.work();
      await Promise.resolve();
    }
    this.#now = Math.max(this.#now, until);
    await Promise.resolve();
  }
}
