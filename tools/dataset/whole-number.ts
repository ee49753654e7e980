/** A number that was given as an argument. */

/** Undefined where the text is none, or one of ten digits or more. */
export function wholeNumber(text: string): number | undefined {
  return /^\d{1,9}$/u.test(text) ? Number(text) : undefined;
}
