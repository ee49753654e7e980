/** How often a page is told: at once where it was quiet, then no faster than it can draw. */
import type { Clock } from './clock';

/** Milliseconds between two reports, and how many times the cost of a report to wait at least. */
const PACE = 150;
const COST_FACTOR = 8;

export class Pace {
  readonly #clock: Clock;
  readonly #report: () => void;
  #quietUntil = -Infinity;
  #stop: (() => void) | undefined;

  constructor(clock: Clock, report: () => void) {
    this.#clock = clock;
    this.#report = report;
  }

  /** There is something to report. */
  ask(): void {
    const wait = Math.max(0, this.#quietUntil - this.#clock.now());
    this.#stop ??= this.#clock.later(wait, () => {
      this.#stop = undefined;
      const begin = this.#clock.now();
      this.#report();
      // The page draws in a microtask of its own, which comes before this one and counts as well.
      queueMicrotask(() => {
        const now = this.#clock.now();
        this.#quietUntil = now + Math.max(PACE, COST_FACTOR * (now - begin));
      });
    });
  }

  /** What was asked for and not reported yet is not reported. */
  stop(): void {
    this.#stop?.();
    this.#stop = undefined;
  }
}
