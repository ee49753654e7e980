/** How often a text was annotated with what label, and how often not at all, counted by fold. */
import type { LabelledSpan } from './tags';

interface Entry {
  /** Uses of a label in a fold: `fold * labels + label`. */
  readonly uses: Uint32Array;
  /** Places of a fold where the text stands and no mention does. */
  readonly bare: Uint32Array;
}

/** A place of a text where an entry stands. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly entry: number;
}

/** What the folds that count say about a text; undefined where they do not have it. */
export interface Known {
  /** The most frequent label. */
  readonly label: number;
  /** Its share of the places. */
  readonly share: number;
  readonly places: number;
}

/** Longer texts of mentions are no entries. */
const LONGEST = 20;
const KEY = 0x1_0000;

interface Annotated {
  readonly text: string;
  readonly spans: readonly LabelledSpan[];
}

export class Gazetteer {
  readonly #entries: Entry[] = [];
  readonly #index = new Map<string, number>();
  /** Lengths of the entries that begin with two code units. */
  readonly #lengths = new Map<number, Set<number>>();
  readonly #labels: number;
  readonly #folds: readonly number[];
  readonly #matches: (readonly Match[])[] = [];

  constructor(documents: readonly Annotated[], of: Int32Array, labels: number, folds: number) {
    this.#labels = labels;
    this.#folds = Array.from({ length: folds }, (_, fold) => fold);
    for (const [index, document] of documents.entries()) this.#addUses(document, of[index] ?? 0);
    for (const [index, document] of documents.entries()) {
      const matches = this.#find(document.text);
      this.#matches.push(matches);
      this.#addBare(document, matches, of[index] ?? 0);
    }
  }

  /** All places of entries in a document, the longest of a place first. */
  matchesOf(document: number): readonly Match[] {
    return this.#matches[document] ?? [];
  }

  /** By all folds but two. */
  known(index: number, without: number, withoutToo: number): Known | undefined {
    const entry = this.#entries[index];
    if (entry === undefined) return undefined;
    const folds = this.#folds.filter((fold) => fold !== without && fold !== withoutToo);
    let places = sumOf(folds, (fold) => entry.bare[fold]);
    let best = 0;
    let label = -1;
    for (let candidate = 0; candidate < this.#labels; candidate += 1) {
      const uses = sumOf(folds, (fold) => entry.uses[fold * this.#labels + candidate]);
      places += uses;
      if (uses > best) [best, label] = [uses, candidate];
    }
    return label < 0 ? undefined : { label, share: best / places, places };
  }

  #addUses({ text, spans }: Annotated, fold: number): void {
    for (const { start, end, label } of spans) {
      if (end - start < 2 || end - start > LONGEST) continue;
      const at = fold * this.#labels + label;
      const { uses } = this.#entry(text.slice(start, end));
      uses[at] = (uses[at] ?? 0) + 1;
    }
  }

  /** A text within a mention is not bare. */
  #addBare({ text, spans }: Annotated, matches: readonly Match[], fold: number): void {
    const marked = new Uint8Array(text.length);
    for (const { start, end } of spans) marked.fill(1, start, end);
    for (const { start, end, entry } of matches) {
      const bare = this.#entries[entry]?.bare;
      if (bare === undefined || marked.subarray(start, end).includes(1)) continue;
      bare[fold] = (bare[fold] ?? 0) + 1;
    }
  }

  #entry(text: string): Entry {
    const known = this.#entries[this.#index.get(text) ?? -1];
    if (known !== undefined) return known;
    const entry = {
      uses: new Uint32Array(this.#folds.length * this.#labels),
      bare: new Uint32Array(this.#folds.length),
    };
    this.#index.set(text, this.#entries.push(entry) - 1);
    const key = text.charCodeAt(0) * KEY + text.charCodeAt(1);
    this.#lengths.set(key, (this.#lengths.get(key) ?? new Set()).add(text.length));
    return entry;
  }

  #find(text: string): readonly Match[] {
    const matches: Match[] = [];
    for (let start = 0; start + 1 < text.length; start += 1) {
      const lengths = this.#lengths.get(text.charCodeAt(start) * KEY + text.charCodeAt(start + 1));
      for (const length of lengths ?? []) {
        const entry = this.#index.get(text.slice(start, start + length));
        if (entry !== undefined && start + length <= text.length) {
          matches.push({ start, end: start + length, entry });
        }
      }
    }
    return matches.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  }
}

function sumOf(folds: readonly number[], count: (fold: number) => number | undefined): number {
  let sum = 0;
  for (const fold of folds) sum += count(fold) ?? 0;
  return sum;
}
