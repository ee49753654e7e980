/** Moves the edges of a predicted span to where a person would put them, or says that nobody would mark it. */
import { endsOpen, keepsBracket } from './mention-brackets';
import { enclosingTag, wordEnd, wordStart } from './mention-words';
import { graphemeEnd, graphemeStart } from './text-graphemes';

/** UTF-16 code units, half-open. */
export interface Edges {
  readonly start: number;
  readonly end: number;
}

/** Shows nothing: blanks, controls, format characters, lone surrogates, characters that no Unicode version has. */
const INVISIBLE = /^[\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{Default_Ignorable_Code_Point}]/u;
/** Marks and pictures that are no edge of a name. */
const OUTER =
  /^[，。、；：？！…‥·・•,;:?|\\/&=~～_`^\p{M}\p{Emoji_Modifier}\p{Regional_Indicator}\ufffd]/u;
/** But for signs that belong to names, `△` among them, which stands for a difference. */
const PICTURE = /^(?![©®™△\p{N}])[\p{Extended_Pictographic}\u2190-\u21ff\u2500-\u27bf]/u;
/** Kept before a Latin letter or a digit: `-3`, `*ST`, `@name`, `#5`. */
const PREFIX = /^[-－−—–*@＠.#]/;
/** Kept after a Latin letter or a digit that ends a word: `Inc.`, `Yahoo!`, `AA-`, `C#`. */
const SUFFIX = /^[-.!#]/;
/** What a text may end with that was cut off within a name, such as `罗兰·`. */
const GOES_ON = /^[·-]/;
/** What a character that could not be written became, within a name: `曹?率军`. */
const LOST = '?';
const HAN = /^\p{Script=Han}$/u;
/** What no question mark has behind it. */
const WRITTEN_ON = /^[\p{Script=Han}，、。；：）]$/u;
const ALWAYS_OUTER = /^[－−—–*@＠!]/;

const LATIN = /^[\p{Script=Latin}\p{N}]$/u;
const HOLDS_WORD = /[\p{L}\p{N}]/u;

function isOuter(cluster: string): boolean {
  return INVISIBLE.test(cluster) || OUTER.test(cluster) || PICTURE.test(cluster);
}

function outerAtStart(text: string, { start, end }: Edges, cluster: string): boolean {
  if (isOuter(cluster)) return true;
  if (PREFIX.test(cluster)) return !LATIN.test(text.charAt(start + 1));
  return cluster === '!' || !keepsBracket(text, { start, end }, start);
}

function isPartOfName(text: string, end: number, cluster: string): boolean {
  if (GOES_ON.test(cluster)) return end === text.length && end > 1;
  return cluster === LOST && HAN.test(text.charAt(end - 2)) && WRITTEN_ON.test(text.charAt(end));
}

function outerAtEnd(text: string, { start, end }: Edges, cluster: string): boolean {
  if (isPartOfName(text, end, cluster)) return false;
  if (endsOpen(text, { start, end })) return INVISIBLE.test(cluster);
  if (isOuter(cluster)) return true;
  if (SUFFIX.test(cluster)) {
    return !LATIN.test(text.charAt(end - 2)) || LATIN.test(text.charAt(end));
  }
  return ALWAYS_OUTER.test(cluster) || !keepsBracket(text, { start, end }, end - 1);
}

function trimStart(text: string, { start, end }: Edges): number {
  const tag = enclosingTag(text, start);
  if (tag !== undefined) return Math.min(end, tag.end);
  const next = Math.min(end, graphemeEnd(text, start + 1));
  return outerAtStart(text, { start, end }, text.slice(start, next)) ? next : start;
}

function trimEnd(text: string, { start, end }: Edges): number {
  const tag = enclosingTag(text, end - 1);
  if (tag !== undefined) return Math.max(start, tag.start);
  const last = Math.max(start, graphemeStart(text, end - 1));
  return outerAtEnd(text, { start, end }, text.slice(last, end)) ? last : end;
}

/**
 * Outward to whole characters, numbers and words of scripts that join letters; inward past markup, what
 * shows nothing, pictures, and punctuation that belongs to no name (brackets stay where both are inside).
 * Undefined where no letter, digit or Han character is left. The same edges again give themselves.
 */
export function tidyEdges(text: string, edges: Edges): Edges | undefined {
  let start = graphemeStart(text, wordStart(text, edges.start));
  let end = graphemeEnd(text, wordEnd(text, edges.end));
  for (let moved = true; moved && start < end;) {
    const from = trimStart(text, { start, end });
    const to = from < end ? trimEnd(text, { start: from, end }) : end;
    moved = from !== start || to !== end;
    start = from;
    end = to;
  }
  return start < end && HOLDS_WORD.test(text.slice(start, end)) ? { start, end } : undefined;
}
