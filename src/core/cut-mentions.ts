/** Mentions that a window's border cut short, and the longer ones of a neighbouring window that replace them. */
import type { Mention } from './extraction';

interface Window {
  readonly start: number;
  readonly end: number;
}

/** One mention and the windows that found it. */
interface Sighting {
  readonly mention: Mention;
  readonly windows: Window[];
  /** Some window found it away from its own borders, so nothing cut it short. */
  whole: boolean;
}

/** Code units a bucket; about a window, so that a lookup meets few mentions. */
const BUCKET = 256;

const sameWindow = (a: Window, b: Window): boolean => a.start === b.start && a.end === b.end;

/** A border of the window that is not one of the text. */
function touchesCut(mention: Mention, window: Window, length: number): boolean {
  const atStart = mention.start === window.start && window.start > 0;
  const atEnd = mention.end === window.end && window.end < length;
  return atStart || atEnd;
}

export class Sightings {
  readonly #byId = new Map<string, Sighting>();
  /** Every mention under each bucket that its span meets. */
  readonly #near = new Map<number, Sighting[]>();
  readonly #doubtful = new Set<Sighting>();

  add(mention: Mention, window: Window, length: number): void {
    const known = this.#byId.get(mention.id);
    const sighting = known ?? { mention, windows: [], whole: false };
    if (known === undefined) this.#index(sighting);
    if (sighting.windows.some((other) => sameWindow(other, window))) return;
    sighting.windows.push({ start: window.start, end: window.end });
    if (!touchesCut(mention, window, length)) sighting.whole = true;
    if (sighting.whole) this.#doubtful.delete(sighting);
    else this.#doubtful.add(sighting);
  }

  /** Mentions that every window which found them may have cut. */
  doubtful(): Iterable<Sighting> {
    return this.#doubtful;
  }

  /** The longest mention of the same type, found by another window, that covers this one. */
  cover(cut: Sighting): Sighting | undefined {
    let best: Sighting | undefined;
    for (const other of this.#near.get(Math.floor(cut.mention.start / BUCKET)) ?? []) {
      if (covers(other, cut) && (best === undefined || isLonger(other, best))) best = other;
    }
    return best;
  }

  #index(sighting: Sighting): void {
    const { id, start, end } = sighting.mention;
    this.#byId.set(id, sighting);
    for (let at = Math.floor(start / BUCKET); at <= Math.floor((end - 1) / BUCKET); at += 1) {
      const bucket = this.#near.get(at);
      if (bucket === undefined) this.#near.set(at, [sighting]);
      else bucket.push(sighting);
    }
  }
}

function covers(outer: Sighting, inner: Sighting): boolean {
  const a = outer.mention;
  const b = inner.mention;
  return (
    a.type === b.type &&
    a.start <= b.start &&
    a.end >= b.end &&
    a.id !== b.id &&
    outer.windows.some((window) => !inner.windows.some((other) => sameWindow(other, window)))
  );
}

/** Ties go to the earlier start, so that the order of arrival does not matter. */
function isLonger(a: Sighting, b: Sighting): boolean {
  const more = a.mention.end - a.mention.start - (b.mention.end - b.mention.start);
  return more > 0 || (more === 0 && a.mention.start < b.mention.start);
}

/** From the id of each mention that was cut short to the id of the one that stands for it. */
export function resolveCuts(sightings: Sightings): ReadonlyMap<string, string> {
  const winners = new Map<string, string>();
  for (const cut of sightings.doubtful()) {
    const cover = sightings.cover(cut);
    if (cover !== undefined) winners.set(cut.mention.id, cover.mention.id);
  }
  // A cover may itself be cut: follow to the end. Each step is strictly longer, so this ends.
  for (const [id, first] of winners) {
    let winner = first;
    for (let next = winners.get(winner); next !== undefined; next = winners.get(winner)) {
      winner = next;
    }
    winners.set(id, winner);
  }
  return winners;
}
