/** A mention as a name to sort, count and join by: one line, without what does not show. */

/** Zero-width characters, byte order marks, marks of writing direction, and controls that are no blank. */
const UNSEEN =
  // eslint-disable-next-line no-control-regex -- these are the characters to find
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
/** Full-width letters, digits and the blank; full-width punctuation is Chinese and stays. */
const WIDE = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/gu;
const HAN_BREAK = /(?<=\p{sc=Han})\s+(?=\p{sc=Han})/gu;
const OFFSET_OF_WIDE = 0xfee0;

/**
 * Full-width letters and digits become ASCII, a line break or blanks between two Han characters go,
 * other runs of blanks become one. Idempotent.
 */
export function cleanName(text: string): string {
  return text
    .replace(UNSEEN, '')
    .replace(WIDE, (wide) => String.fromCharCode(wide.charCodeAt(0) - OFFSET_OF_WIDE))
    .replace(HAN_BREAK, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
