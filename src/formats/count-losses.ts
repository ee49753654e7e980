/** Counts what had no place, by code, and remembers where the first ones were. */
import type { Loss } from './format';

/** How many places a loss names. */
const MOST_PLACES = 20;

export class LossCounter {
  readonly #losses = new Map<string, { count: number; readonly where: string[]; detail: string }>();

  /** `detail` of the first of a code is kept. */
  add(code: string, where: string, detail: string, count = 1): void {
    const known = this.#losses.get(code);
    const loss = known ?? { count: 0, where: [], detail };
    if (known === undefined) this.#losses.set(code, loss);
    loss.count += count;
    if (loss.where.length < MOST_PLACES) loss.where.push(where);
  }

  /** In the order in which their codes came first. */
  losses(): readonly Loss[] {
    return [...this.#losses].map(([code, { count, where, detail }]) => ({
      code,
      count,
      where: [...where],
      detail,
    }));
  }
}
