/** Which documents go because another one has their text: of a group on one side, the richest stays. */
import type { CheckRun } from '../check/run';
import { countItems, type DatasetDocument } from '../dataset/document';

export type WholeRepair = 'drop-exact-duplicates' | 'drop-near-duplicates' | 'drop-shared-texts';

export class Duplicates {
  readonly #run: CheckRun;
  /** Annotations of each document. */
  readonly #items: number[] = [];
  #equal: readonly number[] | undefined;
  #near: readonly number[] | undefined;

  constructor(run: CheckRun) {
    this.#run = run;
  }

  see(document: DatasetDocument): void {
    this.#items.push(countItems(document));
  }

  /**
   * In the second pass, once the run has seen the document again: undefined where it stays; else the id of
   * the one that stays, or an empty string where that is on another side.
   */
  reasonFor(code: WholeRepair, index: number): string | undefined {
    switch (code) {
      case 'drop-exact-duplicates':
        this.#equal ??= this.#richest((at) => this.#run.copyOf(at));
        return this.#kept(this.#equal, index);
      case 'drop-near-duplicates': {
        const groups = this.#run.groups();
        this.#near ??= this.#richest((at) => groups[at] ?? at);
        return this.#kept(this.#near, index);
      }
      case 'drop-shared-texts':
        return this.#run.hasFound('shared-texts', index) ? '' : undefined;
    }
  }

  #kept(best: readonly number[], index: number): string | undefined {
    const kept = best[index] ?? index;
    return kept === index ? undefined : this.#run.where(kept).document;
  }

  /** For each document, that of its group and side with the most annotations; the first of equals. */
  #richest(groupOf: (index: number) => number): readonly number[] {
    const best = new Map<string, number>();
    const keyOf = (index: number): string => `${groupOf(index)} ${this.#run.sideOf(index)}`;
    for (const [index, items] of this.#items.entries()) {
      const known = best.get(keyOf(index));
      if (known === undefined || items > (this.#items[known] ?? 0)) best.set(keyOf(index), index);
    }
    return this.#items.map((_, index) => best.get(keyOf(index)) ?? index);
  }
}
