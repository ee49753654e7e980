/** When text that is being typed is read: after a pause, or when the person asks for it. */

/** Seconds without a key after which a large model starts, or only when its button is pressed. */
export type LargeStart = number | 'button';

/** What a person can choose from, in seconds. */
export const LARGE_STARTS: readonly LargeStart[] = [2, 5, 10, 30, 'button'];
const DEFAULT_LARGE_START: LargeStart = 5;

/** Milliseconds; the built-in model reads a short text in less. */
const TYPING_PAUSE = 250;

/** Milliseconds until the start; `button`: it waits to be asked. */
export type StartDelay = number | 'button';

export interface StartSituation {
  /** Whether a large model reads: one start of it cannot be taken back before its prompt is read. */
  readonly large: boolean;
  readonly setting: LargeStart;
}

/** After a key or a paste; what is chosen or asked for starts at once. */
export function typingDelay({ large, setting }: StartSituation): StartDelay {
  if (!large) return TYPING_PAUSE;
  return setting === 'button' ? 'button' : setting * 1000;
}

/** Of what was kept between visits; anything else is the default. */
export function parseLargeStart(stored: string | undefined): LargeStart {
  return LARGE_STARTS.find((known) => String(known) === stored) ?? DEFAULT_LARGE_START;
}
