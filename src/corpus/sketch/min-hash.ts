/** Sketches of texts (MinHash): the share of equal values estimates the share of n-grams that two texts have in common. */
import { bareText, gramsOf, textHash } from './grams';
import { GrowingRows } from './growing';

const VALUES = 128;
/** Values of a band. Texts that have half of their n-grams in common share a band in 87 of 100 cases, at 0.7 nearly always. */
const BAND = 4;
const BANDS = VALUES / BAND;
/** Of the n-grams of both: from here on two texts are near duplicates. */
const SIMILAR = 0.6;
/** Texts of fewer n-grams are near duplicates only where they are equal but for punctuation. */
const FEWEST = 6;
/** Texts of a bucket that a further one is compared with. */
const COMPARED = 16;

const [SEEDS, FACTORS] = constants();

function constants(): readonly [Uint32Array, Uint32Array] {
  let state = 0x2545f491;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  const seeds = Uint32Array.from({ length: VALUES }, next);
  return [seeds, Uint32Array.from({ length: VALUES }, () => next() | 1)];
}

/** Texts one after another; then groups of those that are nearly the same. */
export class Sketches {
  /** Values of the sketch; then the hash of the bare text, and how many n-grams it has. */
  readonly #rows = new GrowingRows(VALUES + 2);
  #groups: Int32Array | undefined;

  /** The number of the text, from 0. */
  add(text: string): number {
    const bare = bareText(text);
    const grams = gramsOf(bare);
    const row = this.#rows.add();
    row.fill(0xffffffff, 0, VALUES);
    for (const gram of grams) {
      for (let at = 0; at < VALUES; at += 1) {
        let value = Math.imul(gram ^ (SEEDS[at] ?? 0), FACTORS[at] ?? 1);
        value = (value ^ (value >>> 15)) >>> 0;
        if (value < (row[at] ?? 0)) row[at] = value;
      }
    }
    row[VALUES] = textHash(bare) % 0x1_0000_0000;
    row[VALUES + 1] = bare === '' ? 0 : Math.max(1, grams.size);
    this.#groups = undefined;
    return this.#rows.rows - 1;
  }

  /** Of each text the first one of its group: texts are in one group where a chain of near duplicates joins them. */
  groups(): Int32Array {
    this.#groups ??= this.#join();
    return this.#groups;
  }

  #join(): Int32Array {
    const groups = new Groups(this.#rows.rows);
    this.#eachBucket(VALUES, 1, 1, groups);
    for (let band = 0; band < BANDS; band += 1) {
      this.#eachBucket(band * BAND, BAND, FEWEST, groups);
    }
    return groups.firsts();
  }

  /** Texts of at least `fewest` n-grams whose `width` values from `start` on have one hash. */
  #eachBucket(start: number, width: number, fewest: number, groups: Groups): void {
    const keys = new Float64Array(this.#rows.rows);
    let used = 0;
    for (let index = 0; index < this.#rows.rows; index += 1) {
      const row = this.#rows.row(index);
      if ((row[VALUES + 1] ?? 0) < fewest) continue;
      let hash = 0x811c9dc5;
      for (let at = start; at < start + width; at += 1) {
        hash = Math.imul(hash ^ (row[at] ?? 0), 0x5bd1e995);
        hash ^= hash >>> 13;
      }
      // Hash and number of the text in one whole number: sorted, they stand in buckets.
      keys[used] = (hash >>> 0) * 0x20_0000 + index;
      used += 1;
    }
    const sorted = keys.subarray(0, used).sort();
    let bucket: number[] = [];
    let last = -1;
    for (const key of sorted) {
      const hash = Math.floor(key / 0x20_0000);
      if (hash !== last) bucket = [];
      last = hash;
      this.#joinBucket(bucket, key % 0x20_0000, groups);
    }
  }

  /** A bucket keeps one text of each group, so that a thousand copies are not compared with each other. */
  #joinBucket(bucket: number[], index: number, groups: Groups): void {
    if (bucket.some((other) => groups.root(other) === groups.root(index))) return;
    const near = bucket.find((other) => this.#isNear(other, index));
    if (near !== undefined) groups.join(near, index);
    else if (bucket.length < COMPARED) bucket.push(index);
  }

  #isNear(a: number, b: number): boolean {
    const [one, other] = [this.#rows.row(a), this.#rows.row(b)];
    if (one[VALUES] === other[VALUES] && one[VALUES + 1] === other[VALUES + 1]) return true;
    const short = Math.min(one[VALUES + 1] ?? 0, other[VALUES + 1] ?? 0) < FEWEST;
    if (short) return false;
    let same = 0;
    for (let at = 0; at < VALUES; at += 1) if (one[at] === other[at]) same += 1;
    return same >= VALUES * SIMILAR;
  }
}

/** Disjoint sets; the smallest number of a set stands for it. */
class Groups {
  readonly #parents: Int32Array;

  constructor(size: number) {
    this.#parents = Int32Array.from({ length: size }, (_, index) => index);
  }

  root(index: number): number {
    let at = index;
    for (let parent = this.#parents[at] ?? at; parent !== at; parent = this.#parents[at] ?? at) {
      this.#parents[at] = this.#parents[parent] ?? parent;
      at = parent;
    }
    return at;
  }

  join(a: number, b: number): void {
    const [one, other] = [this.root(a), this.root(b)];
    this.#parents[Math.max(one, other)] = Math.min(one, other);
  }

  firsts(): Int32Array {
    return Int32Array.from(this.#parents, (_, index) => this.root(index));
  }
}
