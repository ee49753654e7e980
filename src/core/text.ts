/** Text as UTF-16 code units that never move: where it may be cut, and what counts as blank. */

/** How far a cut looks for the start of a character; a longer run of combining marks is cut anyway. */
const MAX_CLUSTER = 32;

const ZERO_WIDTH_JOINER = 0x200d;

/** `\s` plus zero-width space, word joiner, and the marks and isolates of writing direction. */
const BLANK = /^[\s\u200b\u200e\u200f\u2060\u202a-\u202e\u2066-\u2069]$/u;

/** What belongs to the character before it: marks, variation selectors, joiners, skin tones, tags. */
const EXTENDS = /^(?:\p{M}|\u200c|\u200d|[\u{1f3fb}-\u{1f3ff}]|[\u{e0020}-\u{e007f}])$/u;

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** Whether `index` lies between the two halves of a surrogate pair. */
export function splitsPair(text: string, index: number): boolean {
  return (
    index > 0 &&
    index < text.length &&
    isLowSurrogate(text.charCodeAt(index)) &&
    isHighSurrogate(text.charCodeAt(index - 1))
  );
}

/** Whether one character, given as a string of one or two code units, shows nothing. */
export function isWhitespace(character: string): boolean {
  return BLANK.test(character);
}

/** Whether cutting at `index` leaves whole characters (and whole line breaks) on both sides. */
export function isBoundary(text: string, index: number): boolean {
  if (index <= 0 || index >= text.length) return true;
  if (splitsPair(text, index)) return false;
  const before = text.charCodeAt(index - 1);
  const after = text.charCodeAt(index);
  if (before < 0x300 && after < 0x300) return !(before === 0x0d && after === 0x0a);
  if (before === ZERO_WIDTH_JOINER) return false;
  return !EXTENDS.test(String.fromCodePoint(text.codePointAt(index) ?? after));
}

/**
 * The boundary nearest to `index` going backward, but never at or below `floor`. Where there is none
 * within reach, `index` itself, moved off a surrogate pair if that keeps it above `floor`.
 */
export function snapToCharacter(text: string, index: number, floor = -1): number {
  const last = Math.max(floor + 1, index - MAX_CLUSTER);
  for (let at = index; at >= last; at -= 1) {
    if (isBoundary(text, at)) return at;
  }
  return splitsPair(text, index) && index - 1 > floor ? index - 1 : index;
}

/** The same going forward: never at or above `ceiling`, unless nothing else is left. */
export function snapForward(text: string, index: number, ceiling: number): number {
  const last = Math.min(ceiling, index + MAX_CLUSTER);
  for (let at = index; at <= last; at += 1) {
    if (isBoundary(text, at)) return at;
  }
  return splitsPair(text, index) ? index + 1 : index;
}

/** A span without the blanks around it; of only blanks, an empty span at `start`. */
export function trimSpan(
  text: string,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  let from = start;
  let to = end;
  while (from < to && isWhitespace(text.charAt(from))) from += 1;
  while (to > from && isWhitespace(text.charAt(to - 1))) to -= 1;
  return from === to ? { start, end: start } : { start: from, end: to };
}

/** Whether `text.slice(start, end)` shows nothing. */
export function isBlank(text: string, start = 0, end = text.length): boolean {
  const span = trimSpan(text, start, end);
  return span.start === span.end;
}
