/** Words that tell a relation: character n-grams near its ends, by mutual information with the predicate. */
import type { AnnotatedDocument, Mention } from '../../core/extraction';

/** Predicates that one and the same word tells, such as those of spouses. */
export type CueGroup = string;

const INVERSE: ReadonlyMap<string, CueGroup> = new Map([
  ['丈夫', '夫妻'],
  ['妻子', '夫妻'],
]);

export function cueGroupOf(predicate: string): CueGroup {
  return INVERSE.get(predicate) ?? predicate;
}

/** Characters before the first end, after the second end, and at most between the two. */
const OUTSIDE = 6;
const BETWEEN = 15;
const LONGEST = 5;

/** A cue stands near pairs of its predicate at least so often, and so much oftener than near others. */
const SUPPORT = 8;
const PRECISION = 0.6;

/** The cues of each group of predicates, those that say most about it first. */
export function mineCues(
  documents: readonly AnnotatedDocument[],
): ReadonlyMap<CueGroup, readonly string[]> {
  const counts = new PairCounts();
  for (const { text, extraction } of documents) {
    const byId = new Map(extraction.mentions.map((mention) => [mention.id, mention]));
    const pairs = new Map<string, { group: CueGroup; words: ReadonlySet<string> }>();
    for (const { type, head, tail } of extraction.relations) {
      const [from, to] = [byId.get(head), byId.get(tail)];
      if (from === undefined || to === undefined) continue;
      const group = cueGroupOf(type);
      const key = JSON.stringify([group, ...[head, tail].sort()]);
      if (!pairs.has(key)) pairs.set(key, { group, words: wordsNear(text, from, to) });
    }
    for (const { group, words } of pairs.values()) counts.add(group, words);
  }
  return new Map(counts.groups().map((group) => [group, shortest(counts.cuesOf(group))]));
}

/** The words before, between and after two mentions. */
export function wordsNear(text: string, a: Mention, b: Mention): ReadonlySet<string> {
  const [first, second] = a.start <= b.start ? [a, b] : [b, a];
  const between = text.slice(first.end, second.start);
  const regions = [
    text.slice(Math.max(0, first.start - OUTSIDE), first.start),
    ...(between.length <= BETWEEN
      ? [between]
      : [between.slice(0, OUTSIDE), between.slice(-OUTSIDE)]),
    text.slice(second.end, second.end + OUTSIDE),
  ];
  const words = new Set<string>();
  for (const region of regions) {
    for (const { 0: run } of region.matchAll(/\p{Script=Han}+/gu)) {
      for (let start = 0; start < run.length; start += 1) {
        for (let size = 1; size <= LONGEST && start + size <= run.length; size += 1) {
          words.add(run.slice(start, start + size));
        }
      }
    }
  }
  return words;
}

/** How often words stand near pairs, by group. */
class PairCounts {
  #pairs = 0;
  readonly #ofWord = new Map<string, number>();
  readonly #byGroup = new Map<CueGroup, { pairs: number; readonly words: Map<string, number> }>();

  add(group: CueGroup, words: ReadonlySet<string>): void {
    const entry = this.#byGroup.get(group) ?? { pairs: 0, words: new Map<string, number>() };
    this.#byGroup.set(group, entry);
    entry.pairs += 1;
    this.#pairs += 1;
    for (const word of words) {
      entry.words.set(word, (entry.words.get(word) ?? 0) + 1);
      this.#ofWord.set(word, (this.#ofWord.get(word) ?? 0) + 1);
    }
  }

  groups(): readonly CueGroup[] {
    return [...this.#byGroup.keys()];
  }

  /** Words in order of their share of the mutual information with the group. */
  cuesOf(group: CueGroup): readonly string[] {
    const entry = this.#byGroup.get(group);
    if (entry === undefined) return [];
    const scored = [...entry.words].flatMap(([word, count]): [string, number][] => {
      const all = this.#ofWord.get(word) ?? count;
      if (count < SUPPORT || count / all < PRECISION) return [];
      return [[word, count * Math.log((count * this.#pairs) / (all * entry.pairs))]];
    });
    return scored.sort(([, a], [, b]) => b - a).map(([word]) => word);
  }
}

/** Without the words that contain another cue: what tells the relation is the shorter one. */
function shortest(words: readonly string[]): readonly string[] {
  return words.filter((word) => !words.some((other) => other !== word && word.includes(other)));
}
