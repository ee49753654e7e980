/**
 * Where a text is cut: at the best places, in the order of a rank that its own characters give. So a cut
 * depends on the text around it, and cuts away from an edit stay where they are.
 */
import { SENTENCE_END } from './sentence';
import { isBoundary, splitsPair } from './text';

export interface CutLimits {
  /** The longest piece, in code units; pieces are at least a quarter of it. At least 8. */
  readonly longest: number;
  /** How much longer the first and the last piece may be. */
  readonly atBorder: number;
}

const CLAUSE_END = '，、：,: \t\u3000\u00a0';
const CLOSING = '”’」』）》】〉)]"\'';
const MAX_CLOSING = 4;

const ENDS_SENTENCE = 1;
const ENDS_CLAUSE = 2;
const CLOSES = 4;
const IN_WORD = 8;
const UNITS = 0x1_0000;

function marksOf(table: Uint8Array, characters: Iterable<string>, mark: number): void {
  for (const character of characters) {
    const unit = character.charCodeAt(0);
    table[unit] = (table[unit] ?? 0) | mark;
  }
}

/** What each code unit is, as a sum of the marks above. */
function unitTable(): Uint8Array {
  const table = new Uint8Array(UNITS);
  marksOf(table, SENTENCE_END, ENDS_SENTENCE);
  marksOf(table, CLAUSE_END, ENDS_CLAUSE);
  marksOf(table, CLOSING, CLOSES);
  marksOf(table, '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.,:', IN_WORD);
  return table;
}

const TABLE = unitTable();
const NEW_LINE = 0x0a;
const RETURN = 0x0d;

function is(text: string, index: number, mark: number): boolean {
  return ((TABLE[text.charCodeAt(index)] ?? 0) & mark) !== 0;
}

/** How good a cut is: after a sentence, after a clause, outside a Latin word or number, legal, forced. */
const RANKS = [4, 3, 2, 1, 0] as const;
type Rank = (typeof RANKS)[number];
const FORCED = 0;

/** `0 < index < text.length`. Whether characters stay whole is not looked at. */
function rankCut(text: string, index: number): Rank {
  if (is(text, index - 1, IN_WORD) && is(text, index, IN_WORD)) return 1;
  if (is(text, index, CLOSES)) return 2;
  if (is(text, index, ENDS_SENTENCE) && text.charCodeAt(index - 1) !== NEW_LINE) return 2;
  let at = index - 1;
  const lowest = Math.max(0, at - MAX_CLOSING);
  while (at > lowest && is(text, at, CLOSES)) at -= 1;
  if (is(text, at, ENDS_SENTENCE)) return 4;
  return is(text, at, ENDS_CLAUSE) ? 3 : 2;
}

/** Whether whole characters stay whole; a forced cut spares only pairs and line breaks. */
function isWhole(text: string, index: number, rank: Rank): boolean {
  if (rank !== FORCED) return isBoundary(text, index);
  const inBreak = text.charCodeAt(index) === NEW_LINE && text.charCodeAt(index - 1) === RETURN;
  return !inBreak && !splitsPair(text, index);
}

/** Characters on each side of a cut that decide between cuts of one rank, and between those that tie. */
const NEAR = 2;
const FAR = 16;
const HASH_BITS = 12;
const BASE = 0x0100_0193;
/** Positions of the longest string that engines make. */
const POSITIONS = 2 ** 29;

/** The hash of any stretch of the text, from those of its beginnings. */
class Hashes {
  readonly #upTo: Int32Array;
  readonly #powers: Int32Array;

  constructor(text: string) {
    this.#upTo = new Int32Array(text.length + 1);
    for (let at = 0; at < text.length; at += 1) {
      this.#upTo[at + 1] = Math.imul(this.#upTo[at] ?? 0, BASE) + text.charCodeAt(at) + 1;
    }
    this.#powers = new Int32Array(2 * FAR + 1).fill(1);
    for (let at = 1; at <= 2 * FAR; at += 1) {
      this.#powers[at] = Math.imul(this.#powers[at - 1] ?? 1, BASE);
    }
  }

  /** Lower comes first; of equal surroundings the earlier. A whole number below 2 ** 53. */
  priority(index: number): number {
    const around = this.#around(index, NEAR) * 2 ** HASH_BITS + this.#around(index, FAR);
    return around * POSITIONS + index;
  }

  #around(index: number, reach: number): number {
    const from = Math.max(0, index - reach);
    const to = Math.min(this.#upTo.length - 1, index + reach);
    const before = Math.imul(this.#upTo[from] ?? 0, this.#powers[to - from] ?? 1);
    let hash = (this.#upTo[to] ?? 0) - before;
    hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
    return hash >>> (32 - HASH_BITS);
  }
}

/**
 * The shortest piece, as a share of the longest. Nearer to a half pieces are longer (less is read twice),
 * but a cut that comes or goes moves more of its neighbours.
 */
const SHORTEST = 0.25;

/** Cuts made so far, spaced by `least` or more: of any stretch of that length, at most one. */
class Cuts {
  readonly #length: number;
  readonly #least: number;
  readonly #limits: CutLimits;
  /** Stretches that hold the longest piece. */
  readonly #reach: number;
  /** The cut in each stretch, plus one; 0 for none. */
  readonly #byStretch: Uint32Array;

  constructor(length: number, limits: CutLimits) {
    this.#length = length;
    this.#limits = limits;
    this.#least = Math.floor(limits.longest * SHORTEST);
    this.#reach = Math.ceil((limits.longest + 2 * limits.atBorder) / this.#least) + 1;
    this.#byStretch = new Uint32Array(Math.floor(length / this.#least) + 1);
  }

  /** Whether the piece `[from, to)` is too long to stay whole. */
  isTooLong(from: number, to: number): boolean {
    const { longest, atBorder } = this.#limits;
    const more = (from === 0 ? atBorder : 0) + (to === this.#length ? atBorder : 0);
    return to - from > longest + more;
  }

  /** Whether the piece around is too long and both parts are long enough. */
  hasRoom(index: number): boolean {
    const from = this.#before(index);
    const to = this.#after(index);
    if (index - from < this.#least || to - index < this.#least) return false;
    return this.isTooLong(from, to);
  }

  /** Whether the piece that begins before `index` may go on to `next`. */
  reaches(index: number, next: number): boolean {
    return !this.isTooLong(this.#before(index), next);
  }

  add(index: number): void {
    this.#byStretch[this.#stretch(index)] = index + 1;
  }

  /** In order, the ends of the text left out. */
  all(): number[] {
    const cuts: number[] = [];
    for (const cut of this.#byStretch) if (cut > 0) cuts.push(cut - 1);
    return cuts;
  }

  /** Pieces that are too long: `from` and `to` of where they may be cut, ends included. */
  *open(): Generator<readonly [from: number, to: number]> {
    let from = 0;
    for (const to of [...this.all(), this.#length]) {
      if (this.isTooLong(from, to)) yield [from + this.#least, to - this.#least];
      from = to;
    }
  }

  #stretch(index: number): number {
    return Math.floor(index / this.#least);
  }

  /** The nearest cut before `index`, looked for as far as the longest piece goes. */
  #before(index: number): number {
    const at = this.#stretch(index);
    for (let stretch = at; stretch >= 0 && stretch >= at - this.#reach; stretch -= 1) {
      const cut = (this.#byStretch[stretch] ?? 0) - 1;
      if (cut >= 0 && cut <= index) return cut;
    }
    return at <= this.#reach ? 0 : index - this.#reach * this.#least;
  }

  #after(index: number): number {
    const at = this.#stretch(index);
    const last = this.#byStretch.length - 1;
    for (let stretch = at; stretch <= last && stretch <= at + this.#reach; stretch += 1) {
      const cut = (this.#byStretch[stretch] ?? 0) - 1;
      if (cut >= index) return cut;
    }
    return at + this.#reach >= last ? this.#length : index + this.#reach * this.#least;
  }
}

/** Where cuts of one rank may be made, best first; those with equal surroundings in the order of the text. */
function candidates(text: string, rank: Rank, cuts: Cuts, hashes: Hashes): Float64Array {
  const found: number[] = [];
  for (const [from, to] of cuts.open()) {
    for (let index = from; index <= to; index += 1) {
      if (rank === FORCED || rankCut(text, index) === rank) found.push(hashes.priority(index));
    }
  }
  return Float64Array.from(found).sort();
}

/** Whether two keys differ in their index alone: the surroundings are equal. */
function isEqual(key: number, next: number): boolean {
  return Math.floor(key / POSITIONS) === Math.floor(next / POSITIONS);
}

/** Makes what cuts of this rank are needed. */
function cutByRank(text: string, rank: Rank, cuts: Cuts, hashes: Hashes): void {
  const keys = candidates(text, rank, cuts, hashes);
  const fits = (index: number): boolean => cuts.hasRoom(index) && isWhole(text, index, rank);
  const passed: number[] = [];
  for (let at = 0; at < keys.length; at += 1) {
    const [key = 0, next = Infinity] = [keys[at], keys[at + 1]];
    const index = key % POSITIONS;
    const equal = isEqual(key, next);
    if (fits(index)) {
      // A text that repeats itself: the last of equal places that still is near enough.
      if (equal && cuts.reaches(index, next % POSITIONS)) passed.push(index);
      else cuts.add(index);
    }
    if (equal) continue;
    for (const other of passed.splice(0)) if (fits(other)) cuts.add(other);
  }
}

/**
 * The cuts of `text`, in order, its ends left out: as many as are needed so that no piece is too long.
 * Time in proportion to `n log n`.
 */
export function findCuts(text: string, limits: CutLimits): number[] {
  const cuts = new Cuts(text.length, limits);
  if (!cuts.isTooLong(0, text.length)) return [];
  const hashes = new Hashes(text);
  for (const rank of RANKS) cutByRank(text, rank, cuts, hashes);
  return cuts.all();
}
