/** No more than so many requests in any minute. */
import { setTimeout as sleep } from 'node:timers/promises';

const MINUTE = 60_000;

export class Pace {
  readonly #perMinute: number;
  readonly #now: () => number;
  readonly #starts: number[] = [];

  constructor(perMinute: number, now = (): number => performance.now()) {
    this.#perMinute = perMinute;
    this.#now = now;
  }

  /** Milliseconds until the next may start; it is counted as started then. */
  take(): number {
    const now = this.#now();
    const before = this.#starts.at(-this.#perMinute);
    const start = before === undefined ? now : Math.max(now, before + MINUTE);
    this.#starts.push(start);
    if (this.#starts.length > this.#perMinute) this.#starts.shift();
    return start - now;
  }

  async wait(stopped: AbortSignal): Promise<void> {
    const ms = this.take();
    if (ms > 0) await sleep(ms, undefined, { signal: stopped }).catch(() => undefined);
  }
}
