/** How long each model took to load, so that a person can be told how long the next load takes. */

interface Lap {
  /** Only a load that came to its end says how long one takes. */
  end(modelId: string): void;
}

export class LoadClock {
  readonly #seconds = new Map<string, number>();
  readonly #now: () => number;

  /** `now`: milliseconds. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  begin(): Lap {
    const before = this.#now();
    return {
      end: (modelId) => {
        this.#seconds.set(modelId, Math.max(1, Math.round((this.#now() - before) / 1000)));
      },
    };
  }

  /** Whole seconds, at least 1; undefined for a model that was not loaded on this visit. */
  secondsOf(modelId: string): number | undefined {
    return this.#seconds.get(modelId);
  }
}
