/** What a model sees of a place beside the encoder's state: hashed characters around it, and known texts. */
import type { Gazetteer } from './gazetteer';
import { BEGIN, END, INSIDE, SINGLE, TAGS_A_LABEL } from './tags';

/** Rows of the table of hashed n-grams; a power of two. */
const BUCKETS = 1 << 15;
/** Known texts of a place that count, the longest first. */
const MOST_KNOWN = 4;
/** How sure the folds are about a known text. */
const SURENESS = 6;
const NONE = -1;

/** Offsets of the characters of each n-gram from the place. */
const GRAMS: readonly (readonly number[])[] = [
  [0],
  [-1],
  [1],
  [-2, -1],
  [-1, 0],
  [0, 1],
  [1, 2],
  [-1, 0, 1],
  [-2, -1, 0],
  [0, 1, 2],
];

export const FEATURES_A_PLACE = GRAMS.length + MOST_KNOWN;

export function featureRows(labels: number): number {
  return BUCKETS + labels * SURENESS * TAGS_A_LABEL;
}

/** Rows of each place, `FEATURES_A_PLACE` of them; -1 where there is none. */
export function gramFeatures(text: string): Int32Array {
  const rows = new Int32Array(text.length * FEATURES_A_PLACE).fill(NONE);
  for (let place = 0; place < text.length; place += 1) {
    for (const [kind, offsets] of GRAMS.entries()) {
      let hash = Math.imul(kind + 1, 0x9e3779b1);
      for (const offset of offsets) hash = mixed(hash, unitAt(text, place + offset));
      rows[place * FEATURES_A_PLACE + kind] = (hash >>> 8) & (BUCKETS - 1);
    }
  }
  return rows;
}

function unitAt(text: string, at: number): number {
  return at < 0 || at >= text.length ? 0 : text.charCodeAt(at);
}

function mixed(hash: number, unit: number): number {
  const next = Math.imul(hash ^ unit, 0x85ebca6b);
  return next ^ (next >>> 13);
}

/** Adds what all folds but two say about the texts that stand in a document. */
export function addKnown(
  rows: Int32Array,
  gazetteer: Gazetteer,
  document: number,
  [without, withoutToo]: readonly [number, number],
): void {
  for (let at = 0; at < rows.length; at += FEATURES_A_PLACE) {
    rows.fill(NONE, at + GRAMS.length, at + FEATURES_A_PLACE);
  }
  for (const { start, end, entry } of gazetteer.matchesOf(document)) {
    const known = gazetteer.known(entry, without, withoutToo);
    if (known === undefined) continue;
    const base = BUCKETS + (known.label * SURENESS + sureness(known)) * TAGS_A_LABEL;
    for (let place = start; place < end; place += 1) {
      put(rows, place, base + partOf(place, start, end));
    }
  }
}

function sureness({ share, places }: { readonly share: number; readonly places: number }): number {
  const often = places >= 4 ? 1 : 0;
  if (share >= 0.85) return 4 + often;
  return (share >= 0.5 ? 2 : 0) + often;
}

function partOf(place: number, start: number, end: number): number {
  if (end - start === 1) return SINGLE;
  if (place === start) return BEGIN;
  return place === end - 1 ? END : INSIDE;
}

function put(rows: Int32Array, place: number, row: number): void {
  const from = place * FEATURES_A_PLACE + GRAMS.length;
  for (let at = from; at < from + MOST_KNOWN; at += 1) {
    if (rows[at] !== NONE) continue;
    rows[at] = row;
    return;
  }
}
