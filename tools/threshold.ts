/** What `--threshold N` means. */
import { err, ok } from '../src/core/result';
import type { Result } from '../src/core/result';

export const DEFAULT_THRESHOLD = 0.5;

export function readThreshold(value: string | undefined): Result<number, string> {
  if (value === undefined) return ok(DEFAULT_THRESHOLD);
  const number = Number(value);
  const fits = value.trim() !== '' && number >= 0 && number <= 1;
  return fits ? ok(number) : err(`--threshold takes a number from 0 to 1, not "${value}"`);
}
