/** Whether a text has to be translated at all. */

const HAN = /\p{sc=Han}/gu;
const LETTERS = /\p{L}/gu;
/** Of the letters: Chinese texts hold names and terms in Latin. */
const LEAST_HAN = 0.3;

/** By its letters; a text without any is no foreign one. */
export function isForeign(text: string): boolean {
  const letters = text.match(LETTERS)?.length ?? 0;
  return letters > 0 && (text.match(HAN)?.length ?? 0) / letters < LEAST_HAN;
}
