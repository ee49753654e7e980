/** The labels of one task in one corpus: counts, examples, and which strings and documents they share. */
import type { Gold, GoldItem } from './gold';

export interface Confusable {
  readonly label: string;
  /** Strings that have both labels. */
  readonly strings: number;
  /** Documents that have both labels. */
  readonly documents: number;
}

export interface MinedLabel {
  readonly label: string;
  readonly items: number;
  readonly documents: number;
  /** The most easily confused one first. */
  readonly confusable: readonly Confusable[];
  readonly examples: readonly string[];
  /** The types that the ends of a relation have most often; not there where all relations have the same. */
  readonly ends?: readonly [head: string, tail: string];
  /** Of an event, the most frequent first. */
  readonly roles: readonly string[];
}

interface Row {
  readonly label: string;
  readonly strings: Set<number>;
  readonly examples: string[];
  readonly ends: Map<string, number>;
  readonly roles: Map<string, number>;
  items: number;
  documents: number;
}

interface Sharing {
  strings: number;
  documents: number;
}

/** Examples that are kept of a label, one of a document: many, so that records differ. */
const EXAMPLES = 200;
const LONGEST_EXAMPLE = 20;

export class ConfusionTable {
  readonly #rows: Row[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #strings = new Map<string, number>();
  /** By two numbers of labels, the smaller first. */
  readonly #together = new Map<string, number>();

  add({ items, broken }: Gold, showsExamples: boolean): void {
    // A label whose only item is broken is in use all the same.
    for (const label of broken.keys()) this.#rowOf(label);
    const seen = new Set<number>();
    for (const item of items) {
      const row = this.#rowOf(item.label);
      const isFirst = !seen.has(this.#number(item.label));
      seen.add(this.#number(item.label));
      this.#note(row, item, isFirst && showsExamples);
    }
    const numbers = [...seen].sort((a, b) => a - b);
    for (const [at, low] of numbers.entries()) {
      const row = this.#rows[low];
      if (row !== undefined) row.documents += 1;
      for (const high of numbers.slice(at + 1)) count(this.#together, `${low} ${high}`);
    }
  }

  mined(): ReadonlyMap<string, MinedLabel> {
    const neighbours = this.#neighbours();
    // Ends that all relations share, such as subject and object, tell none from another.
    const pairs = new Set(this.#rows.map(({ ends }) => byCount(ends)[0]));
    const saysEnds = pairs.size > 1 || this.#rows.length === 1;
    return new Map(
      this.#rows.map((row, number) => {
        const { label, items, documents, examples } = row;
        const confusable = this.#confusable(row, neighbours.get(number));
        const ends = saysEnds ? byCount(row.ends)[0] : undefined;
        const roles = byCount(row.roles);
        const mined = { label, items, documents, examples, confusable, roles };
        const pair = ends === undefined ? {} : { ends: JSON.parse(ends) as [string, string] };
        return [label, { ...mined, ...pair }];
      }),
    );
  }

  #note(row: Row, { string, ends, roles = [], answer }: GoldItem, showsExample: boolean): void {
    row.items += 1;
    const known = this.#strings.get(string);
    const number = known ?? this.#strings.size;
    if (known === undefined) this.#strings.set(string, number);
    row.strings.add(number);
    if (ends !== undefined) count(row.ends, JSON.stringify(ends));
    for (const role of roles) count(row.roles, role);
    const example = exampleOf(string, answer);
    const isNew = example.length <= LONGEST_EXAMPLE && !row.examples.includes(example);
    if (showsExample && isNew && row.examples.length < EXAMPLES) row.examples.push(example);
  }

  /** Strings that two labels share, by their numbers. */
  #shared(): ReadonlyMap<string, number> {
    const owners = new Map<number, number[]>();
    for (const [number, { strings }] of this.#rows.entries()) {
      for (const string of strings) {
        const list = owners.get(string);
        if (list === undefined) owners.set(string, [number]);
        else list.push(number);
      }
    }
    const shared = new Map<string, number>();
    for (const numbers of owners.values()) {
      for (const [at, low] of numbers.entries()) {
        for (const high of numbers.slice(at + 1)) count(shared, `${low} ${high}`);
      }
    }
    return shared;
  }

  /** Of each label, those that share anything with it, by number. */
  #neighbours(): ReadonlyMap<number, ReadonlyMap<number, Sharing>> {
    const all = new Map<number, Map<number, Sharing>>();
    const at = (own: number, other: number): Sharing => {
      const near = all.get(own) ?? new Map<number, Sharing>();
      const sharing = near.get(other) ?? { strings: 0, documents: 0 };
      all.set(own, near.set(other, sharing));
      return sharing;
    };
    for (const [counts, field] of [
      [this.#shared(), 'strings'],
      [this.#together, 'documents'],
    ] as const) {
      for (const [key, value] of counts) {
        const [low = 0, high = 0] = key.split(' ').map(Number);
        at(low, high)[field] = value;
        at(high, low)[field] = value;
      }
    }
    return all;
  }

  /** By the share of strings in common, then by the share of documents. */
  #confusable(own: Row, near: ReadonlyMap<number, Sharing> = new Map()): readonly Confusable[] {
    const found = [...near].flatMap(([number, { strings, documents }]) => {
      const row = this.#rows[number];
      if (row === undefined) return [];
      return {
        ...{ label: row.label, number, strings, documents },
        stringShare: strings / Math.sqrt(own.strings.size * row.strings.size),
        documentShare: documents / Math.sqrt(own.documents * row.documents),
      };
    });
    found.sort(
      (a, b) =>
        b.stringShare - a.stringShare || b.documentShare - a.documentShare || a.number - b.number,
    );
    return found.map(({ label, strings, documents }) => ({ label, strings, documents }));
  }

  #number(label: string): number {
    return this.#numbers.get(label) ?? -1;
  }

  #rowOf(label: string): Row {
    const known = this.#rows[this.#number(label)];
    if (known !== undefined) return known;
    const row: Row = {
      ...{ label, strings: new Set(), examples: [], ends: new Map(), roles: new Map() },
      ...{ items: 0, documents: 0 },
    };
    this.#numbers.set(label, this.#rows.length);
    this.#rows.push(row);
    return row;
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The most frequent first; equals in the order of appearance. */
function byCount(counts: ReadonlyMap<string, number>): readonly string[] {
  return [...counts].sort(([, a], [, b]) => b - a).map(([key]) => key);
}

/** The string itself; of a relation both names. */
function exampleOf(string: string, answer: unknown): string {
  const isPair = typeof answer === 'object' && answer !== null && 'subject' in answer;
  return isPair ? (JSON.parse(string) as string[]).join(' → ') : string;
}
