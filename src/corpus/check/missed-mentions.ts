/** Strings that are nearly always annotated and here are not, and the other way round. */
import type { Check, Scope, Seen } from './check';
import type { StringEntry } from './string-table';

/** Annotations of a string before leaving it out is remarkable, and its share then. */
const OFTEN = 5;
const NEARLY_ALWAYS = 0.9;
/** Occurrences of a string before marking it is remarkable, and the share of the marked. */
const COMMON = 10;
const NEARLY_NEVER = 0.1;
const SHORTEST = 2;

/** Places that are kept of a string: more unmarked ones, and it is no longer nearly always marked. */
const most = (entry: StringEntry): number =>
  entry.total < OFTEN ? 0 : Math.floor(entry.total / NEARLY_ALWAYS - entry.total);

interface Unmarked {
  count: number;
  /** Document and offset, one after another. */
  readonly places: number[];
}

export const MISSED_MENTIONS: Check = {
  code: 'missed-mentions',
  weight: 0.4,
  of: 'item',
  needs: ['strings'],
  start: (scope) => {
    let search: StringSearch | undefined;
    const unmarked = new Map<StringEntry, Unmarked>();
    return {
      again: (seen) => {
        search ??= new StringSearch(scope.strings.entries());
        for (const { entry, start } of search.unmarkedIn(seen)) {
          const known = unmarked.get(entry) ?? { count: 0, places: [] };
          if (known.count === 0) unmarked.set(entry, known);
          known.count += 1;
          if (known.count <= most(entry)) known.places.push(seen.index, start);
        }
      },
      end: () => {
        for (const [entry, found] of unmarked) addFinds(entry, found, scope);
      },
    };
  },
};

function addFinds(entry: StringEntry, { count, places }: Unmarked, { finds }: Scope): void {
  const { text, total } = entry;
  const quote = `${text} ${total}/${total + count}`;
  if (total >= OFTEN && total >= (total + count) * NEARLY_ALWAYS) {
    for (let at = 0; at < places.length; at += 2) {
      const start = places[at + 1] ?? 0;
      finds.add(places[at] ?? 0, { kind: 'left-out', quote, start, end: start + text.length });
    }
  } else if (total + count >= COMMON && total <= (total + count) * NEARLY_NEVER) {
    const { index, start } = entry;
    finds.add(index, { kind: 'marked', quote, start, end: start + text.length });
  }
}

interface Unmarking {
  readonly entry: StringEntry;
  readonly start: number;
}

const WORD = /^[\p{Script=Latin}\p{N}]$/u;

/** All strings at once: at each place of a text, those that begin with the two code units there. */
class StringSearch {
  readonly #byStart = new Map<number, StringEntry[]>();

  constructor(entries: Iterable<StringEntry>) {
    for (const entry of entries) {
      if (entry.text.length < SHORTEST) continue;
      const key = startKey(entry.text, 0);
      const known = this.#byStart.get(key);
      if (known === undefined) this.#byStart.set(key, [entry]);
      else known.push(entry);
    }
    for (const list of this.#byStart.values()) list.sort((a, b) => b.text.length - a.text.length);
  }

  /** The longest string at each place that no mention touches. */
  *unmarkedIn({ document: { text, mentions } }: Seen): Generator<Unmarking> {
    const marked = new Uint8Array(text.length);
    for (const { start, end } of mentions) marked.fill(1, Math.max(0, start), Math.max(0, end));
    for (let start = 0; start + 1 < text.length;) {
      const entry = this.#at(text, start, marked);
      if (entry !== undefined) yield { entry, start };
      start += entry === undefined ? 1 : entry.text.length;
    }
  }

  #at(text: string, start: number, marked: Uint8Array): StringEntry | undefined {
    if (marked[start] === 1) return undefined;
    return this.#byStart.get(startKey(text, start))?.find((entry) => {
      const end = start + entry.text.length;
      return (
        text.startsWith(entry.text, start) &&
        !marked.subarray(start, end).includes(1) &&
        isWhole(text, start, end)
      );
    });
  }
}

function startKey(text: string, at: number): number {
  return text.charCodeAt(at) * 0x1_0000 + text.charCodeAt(at + 1);
}

/** Not a part of a Latin word or of a number. */
function isWhole(text: string, start: number, end: number): boolean {
  const joins = (at: number): boolean =>
    at > 0 && WORD.test(text.charAt(at - 1)) && WORD.test(text.charAt(at));
  return !joins(start) && !joins(end);
}
