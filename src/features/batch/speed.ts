/** How fast documents are read, over what was read last. */

/** Milliseconds that count. */
const WINDOW = 30_000;

export class Speed {
  #begun = 0;
  #reads: readonly { readonly at: number; readonly characters: number }[] = [];

  begin(now: number): void {
    this.#begun = now;
    this.#reads = [];
  }

  add(characters: number, now: number): void {
    this.#reads = [...this.#reads, { at: now, characters }].filter(({ at }) => at > now - WINDOW);
  }

  /** Characters a second; undefined before the first document is read. */
  rate(now: number): number | undefined {
    const [first] = this.#reads;
    if (first === undefined) return undefined;
    const from = Math.max(this.#begun, now - WINDOW);
    const characters = this.#reads.reduce((sum, read) => sum + read.characters, 0);
    return now > from ? (characters * 1000) / (now - from) : undefined;
  }
}
