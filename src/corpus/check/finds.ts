/** What one check found: counted, the first ones kept as examples, and how much by document. */

export interface Example {
  /** The id of the document. */
  readonly document: string;
  readonly file: string;
  /** From 1. */
  readonly line?: number;
  /** UTF-16 code units; absent where the find is about the whole document. */
  readonly start?: number;
  readonly end?: number;
  readonly kind: string;
  /** What is there, and what it was compared with. Personal data are not quoted. */
  readonly quote: string;
}

export interface FoundKind {
  readonly kind: string;
  readonly count: number;
}

/** A find as a check reports it. */
export interface Find {
  readonly kind: string;
  readonly quote: string;
  readonly start?: number;
  readonly end?: number;
}

export type Where = Pick<Example, 'document' | 'file' | 'line'>;

const LONGEST_QUOTE = 80;

export class Finds {
  readonly #examples: Example[] = [];
  readonly #kinds = new Map<string, number>();
  readonly #byDocument = new Map<number, number>();
  readonly #most: number;
  readonly #where: (index: number) => Where;

  /** `most`: examples of a kind. */
  constructor(most: number, where: (index: number) => Where) {
    this.#most = most;
    this.#where = where;
  }

  /** `index`: of the document. */
  add(index: number, find: Find): void {
    const count = this.#kinds.get(find.kind) ?? 0;
    this.#kinds.set(find.kind, count + 1);
    this.#byDocument.set(index, (this.#byDocument.get(index) ?? 0) + 1);
    if (count >= this.#most) return;
    this.#examples.push({ ...this.#where(index), ...find, quote: shortened(find.quote) });
  }

  /** How many finds the document has. */
  of(index: number): number {
    return this.#byDocument.get(index) ?? 0;
  }

  get count(): number {
    return [...this.#kinds.values()].reduce((sum, count) => sum + count, 0);
  }

  get documents(): number {
    return this.#byDocument.size;
  }

  kinds(): readonly FoundKind[] {
    return [...this.#kinds].map(([kind, count]) => ({ kind, count }));
  }

  examples(): readonly Example[] {
    return this.#examples;
  }
}

function shortened(quote: string): string {
  const characters = Array.from(quote.slice(0, 4 * LONGEST_QUOTE));
  return characters.length <= LONGEST_QUOTE && quote.length <= 4 * LONGEST_QUOTE
    ? quote
    : `${characters.slice(0, LONGEST_QUOTE - 1).join('')}…`;
}
