/** The cleaned copy of a text that every engine reads; the text itself never changes. */
import { characterEdits } from './characters';
import { applyEdits, copyOf, type Copy, type CopyEdit } from './copy';
import { lineBreakEdits } from './line-breaks';
import { punctuationEdits } from './punctuation';
import { spacingEdits } from './spacing';

const STEPS: readonly ((text: string) => readonly CopyEdit[])[] = [
  characterEdits,
  lineBreakEdits,
  spacingEdits,
  punctuationEdits,
];

/**
 * Without characters that show nothing, breaks that only wrap a line, and blanks between the characters
 * of letter-spaced text; with plain forms of full-width letters and digits. What happens at a place
 * depends on a few lines around it, so that the rest of a copy outlives an edit. Linear in the length.
 */
export function cleanText(source: string): Copy {
  return STEPS.reduce((copy, step) => applyEdits(copy, step(copy.text)), copyOf(source));
}
