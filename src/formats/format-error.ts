/** Why a file could not be read, in terms a person can act on. */

type FormatErrorCode = 'empty' | 'not-json' | 'wrong-shape' | 'wrong-row';

/** `line` is 1-based; `reason` is English and says what was expected. */
export interface FormatError {
  readonly code: FormatErrorCode;
  readonly line: number;
  readonly reason: string;
}
