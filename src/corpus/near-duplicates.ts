/** Which texts repeat, contain or are part of a reference text, up to small changes: by shared character n-grams. */
import { bareText, gramsOf } from './sketch/grams';

/** Fewer common n-grams than this say little; texts that have fewer count only where they are equal. */
const FEWEST = 6;
/** A text of fewer n-grams than this is a phrase that others may use: more of it has to be the same. */
const PHRASE = 16;
const SIMILAR = 0.5;
const SIMILAR_PHRASE = 0.8;

/** The reference texts, indexed by their n-grams. */
export class NearDuplicateIndex {
  readonly #whole = new Set<string>();
  readonly #sizes: number[] = [];
  readonly #byGram = new Map<number, number[]>();

  constructor(references: Iterable<string>) {
    for (const text of references) {
      const bare = bareText(text);
      if (this.#whole.has(bare)) continue;
      this.#whole.add(bare);
      const grams = gramsOf(bare);
      const reference = this.#sizes.push(grams.size) - 1;
      if (grams.size < FEWEST) continue;
      for (const gram of grams) {
        const known = this.#byGram.get(gram);
        if (known === undefined) this.#byGram.set(gram, [reference]);
        else known.push(reference);
      }
    }
  }

  /**
   * Whether `text` is, contains or is part of a reference, up to small changes: the n-grams in common
   * are at least half of those of the shorter of the two, four fifths where it is a phrase.
   */
  matches(text: string): boolean {
    const bare = bareText(text);
    if (this.#whole.has(bare)) return true;
    const grams = gramsOf(bare);
    return [...this.#sharedBy(grams)].some(([reference, count]) => {
      const size = Math.min(grams.size, this.#sizes[reference] ?? 0);
      const share = size < PHRASE ? SIMILAR_PHRASE : SIMILAR;
      return count >= FEWEST && count >= size * share;
    });
  }

  /** How many of `grams` each reference has, where it has any. */
  #sharedBy(grams: ReadonlySet<number>): ReadonlyMap<number, number> {
    const shared = new Map<number, number>();
    for (const gram of grams) {
      for (const reference of this.#byGram.get(gram) ?? []) {
        shared.set(reference, (shared.get(reference) ?? 0) + 1);
      }
    }
    return shared;
  }
}
