/** Borders of what a person takes for one character: grapheme clusters of Unicode. */
import { isBoundary } from './text';

/** Scripts in which one code unit is one character, whatever stands beside it. */
const PLAIN =
  /[\t\n\u0020-\u007e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u3001-\u3029\u3030-\u3096\u309b-\u9fff\uff01-\uff9d]/;

/** Code units that are looked back across for a plain character; a longer cluster is torn. */
const REACH = 64;

/** Undefined in browsers without it (Firefox before 125): `isBoundary` then knows marks, joiners and skin tones. */
const SEGMENTER =
  'Segmenter' in Intl ? new Intl.Segmenter('und', { granularity: 'grapheme' }) : undefined;

function isPlain(unit: string): boolean {
  return PLAIN.test(unit);
}

/** A place at or before `index` where a cluster surely begins. */
function safeStart(text: string, index: number): number {
  const lowest = Math.max(0, index - REACH);
  let at = index;
  while (at > lowest && !(isPlain(text.charAt(at - 1)) && isPlain(text.charAt(at)))) at -= 1;
  return at;
}

/** Whether a cluster ends and another begins at `index`. */
export function isGraphemeBorder(text: string, index: number): boolean {
  if (index <= 0 || index >= text.length) return true;
  if (isPlain(text.charAt(index - 1)) && isPlain(text.charAt(index))) return true;
  if (SEGMENTER === undefined) return isBoundary(text, index);
  const from = safeStart(text, index);
  const around = text.slice(from, index + 2);
  return SEGMENTER.segment(around).containing(index - from)?.index === index - from;
}

/** The start of the cluster that holds the unit at `index`. */
export function graphemeStart(text: string, index: number): number {
  let at = index;
  while (at > index - REACH && !isGraphemeBorder(text, at)) at -= 1;
  return at;
}

/** The end of the cluster that holds the unit before `index`. */
export function graphemeEnd(text: string, index: number): number {
  let at = index;
  while (at < index + REACH && !isGraphemeBorder(text, at)) at += 1;
  return at;
}
