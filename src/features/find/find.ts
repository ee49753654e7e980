/** Finding a string in the text: letters of either case and width are the same; offsets are those of the text. */
import type { Mention } from '../../core/extraction';
import { nameOf } from '../../core/name';

/** Offsets in UTF-16 code units, half-open. */
export interface Hit {
  readonly start: number;
  readonly end: number;
}

export interface Hits {
  readonly hits: readonly Hit[];
  /** More than could be listed were found. */
  readonly cut: boolean;
}

/** More marks than these help nobody and cost time. */
const MOST_HITS = 2000;

const FULL_WIDTH = /[\uff01-\uff5e\u3000]/g;

function halfWidth(character: string): string {
  return character === '\u3000' ? ' ' : String.fromCharCode(character.charCodeAt(0) - 0xfee0);
}

/** Of the same length as `text`, so that its offsets are the text's. */
export function folded(text: string): string {
  const half = text.replace(FULL_WIDTH, halfWidth);
  const lower = half.toLowerCase();
  if (lower.length === half.length) return lower;
  // A letter that grows when it is made small, such as İ: letter by letter, and those stay.
  return Array.from(half, (letter) => {
    const small = letter.toLowerCase();
    return small.length === letter.length ? small : letter;
  }).join('');
}

/** Hits do not overlap. An empty query finds nothing. */
export function findInText(text: string, query: string): Hits {
  const needle = folded(query);
  const hits: Hit[] = [];
  if (needle === '') return { hits, cut: false };
  const within = folded(text);
  for (
    let at = within.indexOf(needle);
    at !== -1;
    at = within.indexOf(needle, at + needle.length)
  ) {
    if (hits.length === MOST_HITS) return { hits, cut: true };
    hits.push({ start: at, end: at + needle.length });
  }
  return { hits, cut: false };
}

/** The first letter of every character's reading; what is not Han stands for itself. */
export type Initials = (name: string) => string;

const LETTERS = /^[a-z]{2,}$/;

/** Whether a query can be initials of a name: two Latin letters or more. */
export function mayBeInitials(query: string): boolean {
  return LETTERS.test(folded(query));
}

/** Places of the mentions whose name has these initials in a row. */
export function findByInitials(
  mentions: readonly Mention[],
  query: string,
  initials: Initials,
): readonly Hit[] {
  const wanted = folded(query);
  const known = new Map<string, boolean>();
  return mentions
    .filter(({ text }) => {
      const name = nameOf(text);
      const answer = known.get(name) ?? initials(name).includes(wanted);
      known.set(name, answer);
      return answer;
    })
    .map(({ start, end }) => ({ start, end }));
}

/** In the order of the text, each place once. */
export function joinHits(hits: readonly Hit[]): readonly Hit[] {
  const byPlace = new Map(hits.map((hit) => [`${hit.start} ${hit.end}`, hit]));
  return [...byPlace.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}
