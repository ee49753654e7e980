/**
 * Deals documents out to folds so that what is annotated in one fold is annotated in no other: documents
 * that share the text of a mention stand together. Texts that would bring too many together do not count.
 */
import { TextRandom } from '../../core/random';

export interface Folds {
  readonly count: number;
  /** Of each document. */
  readonly of: Int32Array;
  readonly groups: number;
  /** Documents of the largest group. */
  readonly largest: number;
  /** Texts of mentions that stand in more than one fold: the most frequent ones. */
  readonly crossing: ReadonlySet<string>;
}

export interface FoldOptions {
  readonly folds: number;
  readonly seed: string;
}

/** A group holds at most this share of what a fold should hold: larger ones make folds unequal. */
const LARGEST_SHARE = 0.25;

/** `texts`: of each document, the texts of its mentions. */
export function dealFolds(
  texts: readonly (readonly string[])[],
  { folds, seed }: FoldOptions,
): Folds {
  const most = Math.max(1, Math.floor((LARGEST_SHARE * texts.length) / folds));
  const groups = new Groups(texts.length);
  for (const documents of byFrequency(texts)) groups.join(documents, most);
  const of = deal(groups, folds, new TextRandom(`${seed} folds`));
  return { count: folds, of, ...groups.sizes(), crossing: crossingTexts(texts, of) };
}

/** Documents of each text that stands in several, rare texts first. */
function byFrequency(texts: readonly (readonly string[])[]): readonly (readonly number[])[] {
  const documents = new Map<string, number[]>();
  for (const [index, list] of texts.entries()) {
    for (const text of new Set(list)) {
      const known = documents.get(text);
      if (known === undefined) documents.set(text, [index]);
      else known.push(index);
    }
  }
  return [...documents.values()]
    .filter(({ length }) => length > 1)
    .sort((a, b) => a.length - b.length);
}

class Groups {
  readonly #parent: Int32Array;
  readonly #size: Int32Array;

  constructor(count: number) {
    this.#parent = Int32Array.from({ length: count }, (_, index) => index);
    this.#size = new Int32Array(count).fill(1);
  }

  /** Joins the groups of the documents, unless there would be more than `most` documents in it. */
  join(documents: readonly number[], most: number): void {
    const roots = new Set(documents.map((document) => this.root(document)));
    const size = [...roots].reduce((sum, root) => sum + (this.#size[root] ?? 0), 0);
    if (roots.size < 2 || size > most) return;
    const [first = 0] = roots;
    for (const root of roots) this.#parent[root] = first;
    this.#size[first] = size;
  }

  root(document: number): number {
    let at = document;
    while (this.#parent[at] !== at) {
      const above = this.#parent[at] ?? at;
      this.#parent[at] = this.#parent[above] ?? above;
      at = above;
    }
    return at;
  }

  /** The documents of each group. */
  members(): readonly (readonly number[])[] {
    const members = new Map<number, number[]>();
    for (const document of this.#parent.keys()) {
      const root = this.root(document);
      const known = members.get(root);
      if (known === undefined) members.set(root, [document]);
      else known.push(document);
    }
    return [...members.values()];
  }

  sizes(): { readonly groups: number; readonly largest: number } {
    const members = this.members();
    const largest = members.reduce((most, { length }) => Math.max(most, length), 0);
    return { groups: members.length, largest };
  }
}

/** Large groups first, each to the fold that has the fewest documents. */
function deal(groups: Groups, folds: number, random: TextRandom): Int32Array {
  const members = groups.members();
  const drawn = members.map((list) => ({ list, draw: random.next() }));
  drawn.sort((a, b) => b.list.length - a.list.length || a.draw - b.draw);
  const sizes = Array.from({ length: folds }, () => 0);
  const of = new Int32Array(members.reduce((sum, { length }) => sum + length, 0));
  for (const { list } of drawn) {
    const fold = sizes.indexOf(Math.min(...sizes));
    sizes[fold] = (sizes[fold] ?? 0) + list.length;
    for (const document of list) of[document] = fold;
  }
  return of;
}

function crossingTexts(texts: readonly (readonly string[])[], of: Int32Array): ReadonlySet<string> {
  const foldOf = new Map<string, number>();
  const crossing = new Set<string>();
  for (const [index, list] of texts.entries()) {
    const fold = of[index] ?? 0;
    for (const text of list) {
      if ((foldOf.get(text) ?? fold) !== fold) crossing.add(text);
      foldOf.set(text, fold);
    }
  }
  return crossing;
}
