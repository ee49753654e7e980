/** Which documents go because another one has their text: of a group on one side, the richest stays. */
import type { CheckRun } from '../check/run';
import { countItems, type DatasetDocument } from '../dataset/document';

export type WholeRepair = 'drop-exact-duplicates' | 'drop-near-duplicates' | 'drop-shared-texts';

export class Duplicates {
  readonly #run: CheckRun;
  /** Annotations of each document. */
  readonly #items: number[] = [];
  #equal: ReadonlySet<number> | undefined;
  #near: ReadonlySet<number> | undefined;

  constructor(run: CheckRun) {
    this.#run = run;
  }

  see(document: DatasetDocument): void {
    this.#items.push(countItems(document));
  }

  /** In the second pass, once the run has seen the document again. */
  isFound(code: WholeRepair, index: number): boolean {
    switch (code) {
      case 'drop-exact-duplicates':
        this.#equal ??= this.#richest((at) => this.#run.copyOf(at));
        return !this.#equal.has(index);
      case 'drop-near-duplicates': {
        const groups = this.#run.groups();
        this.#near ??= this.#richest((at) => groups[at] ?? at);
        return !this.#near.has(index);
      }
      case 'drop-shared-texts':
        return this.#run.hasFound('shared-texts', index);
    }
  }

  /** Of each group and side, the document with the most annotations; the first of equals. */
  #richest(groupOf: (index: number) => number): ReadonlySet<number> {
    const best = new Map<string, number>();
    for (let index = 0; index < this.#items.length; index += 1) {
      const key = `${groupOf(index)} ${this.#run.sideOf(index)}`;
      const known = best.get(key);
      if (known === undefined || (this.#items[index] ?? 0) > (this.#items[known] ?? 0)) {
        best.set(key, index);
      }
    }
    return new Set(best.values());
  }
}
