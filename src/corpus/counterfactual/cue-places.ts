/** Where the one cue of a relation stands in a text. */
import type { AnnotatedDocument, Mention, Relation } from '../../core/extraction';
import { cueGroupOf, wordsNear } from './cues';
import type { CueGroup } from './cues';
import type { Replacement } from './replacements';

export interface CuePlace {
  readonly start: number;
  readonly end: number;
  /** The relations that rest on the cue. */
  readonly told: readonly Relation[];
}

/** With one of these before it, a cue is another word. */
const BEFORE = /[副前原名誉代]$/u;

/**
 * Undefined where the text tells none of the row's predicates, has no cue of the row or several of
 * them, or tells a relation by another mined word as well: then replacing one would not take it away.
 */
export function cuePlace(
  { text, extraction }: AnnotatedDocument,
  row: Replacement,
  mined: ReadonlyMap<CueGroup, readonly string[]>,
): CuePlace | undefined {
  const told = extraction.relations.filter(({ type }) => row.predicates.includes(type));
  const found = placesOf(text, row.cues);
  const [place] = found;
  if (told.length === 0 || place === undefined || found.length > 1) return undefined;
  if (BEFORE.test(text.slice(0, place.start))) return undefined;
  const cue = text.slice(place.start, place.end);
  const byId = new Map(extraction.mentions.map((mention) => [mention.id, mention]));
  const rests = told.every((relation) => {
    const [head, tail] = [byId.get(relation.head), byId.get(relation.tail)];
    return (
      head !== undefined &&
      tail !== undefined &&
      isNear(place, head, tail) &&
      toldBy(text, head, tail, cue, mined.get(cueGroupOf(relation.type)) ?? [])
    );
  });
  return rests ? { ...place, told } : undefined;
}

/** How far a cue may stand from the pair, in UTF-16 code units. */
const NEAR = 8;

function isNear(place: { readonly start: number; readonly end: number }, a: Mention, b: Mention) {
  const first = Math.min(a.start, b.start);
  const last = Math.max(a.end, b.end);
  return place.end >= first - NEAR && place.start <= last + NEAR;
}

/** No other cue of two or more characters stands near the pair. */
function toldBy(
  text: string,
  head: Mention,
  tail: Mention,
  cue: string,
  mined: readonly string[],
): boolean {
  const near = wordsNear(text, head, tail);
  const apart = (word: string): boolean => !cue.includes(word) && !word.includes(cue);
  return !mined.some((word) => word.length > 1 && near.has(word) && apart(word));
}

/** Longer cues first; none inside another. */
function placesOf(text: string, cues: readonly string[]): { start: number; end: number }[] {
  const pattern = new RegExp([...cues].sort((a, b) => b.length - a.length).join('|'), 'gu');
  return [...text.matchAll(pattern)].map(({ index, 0: cue }) => ({
    start: index,
    end: index + cue.length,
  }));
}
