/** Placeholders: one a thing, the same in all documents, and none that a text already holds. */
import { cleanName } from '../table/clean-name';

export interface KeyEntry {
  /** Such as `人名1`. */
  readonly placeholder: string;
  readonly label: string;
  /** As they stand in the texts; more than one where they differ in blanks or width of letters only. */
  readonly originals: readonly string[];
}

interface Thing {
  readonly label: string;
  readonly originals: Set<string>;
}

/** Two strings are one thing where they have the same label and the same cleaned name. */
function keyOf(label: string, original: string): string {
  return JSON.stringify([label, cleanName(original) || original]);
}

/** `人名` and 1 make `人名1`; a label that ends in a digit gets a dash, so that numbers stay apart. */
function join(label: string, number: number): string {
  return /\d$/u.test(label) ? `${label}-${number}` : `${label}${number}`;
}

export class Placeholders {
  readonly #labels: readonly string[];
  readonly #things = new Map<string, Thing>();
  readonly #taken = new Set<string>();
  #given: ReadonlyMap<string, string> | undefined;

  constructor(labels: Iterable<string>) {
    this.#labels = [...new Set(labels)];
  }

  /** A text that may hold a string such as `人名1` already: that one is not given to anything. */
  avoid(text: string): void {
    for (const label of this.#labels) {
      for (let at = text.indexOf(label); at !== -1; at = text.indexOf(label, at + 1)) {
        const digits = /^-?\d+/u.exec(text.slice(at + label.length, at + label.length + 12));
        if (digits !== null) this.#taken.add(label + digits[0]);
      }
    }
  }

  /** Throws after the first `of`: a number that was given does not change. */
  add(label: string, original: string): void {
    if (this.#given !== undefined) throw new Error('placeholders were given already');
    const key = keyOf(label, original);
    const known = this.#things.get(key);
    if (known === undefined) this.#things.set(key, { label, originals: new Set([original]) });
    else known.originals.add(original);
  }

  /** Undefined for what was not added. */
  of(label: string, original: string): string | undefined {
    return this.#all().get(keyOf(label, original));
  }

  /** In the order in which they were added. */
  key(): readonly KeyEntry[] {
    const given = this.#all();
    return [...this.#things].map(([key, { label, originals }]) => ({
      placeholder: given.get(key) ?? '',
      label,
      originals: [...originals],
    }));
  }

  #all(): ReadonlyMap<string, string> {
    if (this.#given !== undefined) return this.#given;
    const taken = new Set(this.#taken);
    const next = new Map<string, number>();
    const given = new Map<string, string>();
    for (const [key, { label }] of this.#things) {
      let number = next.get(label) ?? 1;
      while (taken.has(join(label, number))) number += 1;
      const placeholder = join(label, number);
      taken.add(placeholder);
      next.set(label, number + 1);
      given.set(key, placeholder);
    }
    this.#given = given;
    return given;
  }
}
