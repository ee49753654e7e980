/** When a change starts an extraction: at once, after a pause, or when the person asks for it. */

/** `typing`: a key, a paste. `chosen`: another schema, text or model as a whole. `asked`: a button for it. */
export type StartReason = 'typing' | 'chosen' | 'asked';

/** Seconds without a key after which a large model starts, or only when its button is pressed. */
export type LargeStart = number | 'button';

/** What a person can choose from, in seconds. */
export const LARGE_STARTS: readonly LargeStart[] = [2, 5, 10, 30, 'button'];
export const DEFAULT_LARGE_START: LargeStart = 5;

/** Milliseconds; the built-in model reads a short text in less. */
const TYPING_PAUSE = 250;

/** Milliseconds until the start; `button`: it waits to be asked. */
export type StartDelay = number | 'button';

export interface StartSituation {
  readonly reason: StartReason;
  /** Whether a large model reads: one start of it cannot be taken back before its prompt is read. */
  readonly large: boolean;
  readonly setting: LargeStart;
}

export function startDelay({ reason, large, setting }: StartSituation): StartDelay {
  if (reason !== 'typing') return 0;
  if (!large) return TYPING_PAUSE;
  return setting === 'button' ? 'button' : setting * 1000;
}

/** Of what was kept between visits; anything else is the default. */
export function parseLargeStart(stored: string | undefined): LargeStart {
  return LARGE_STARTS.find((known) => String(known) === stored) ?? DEFAULT_LARGE_START;
}
