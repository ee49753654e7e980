/** Turns a predicted span into a true mention of the text, or says why it is none. */
import type { Issue, Mention } from './extraction';
import { err, ok, type Result } from './result';
import { splitsPair } from './text';

/** Offsets in UTF-16 code units, half-open, as some engine gave them: not to be trusted yet. */
export interface Span {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly score?: number;
}

/** The same type and offsets give the same id, so a selection outlives an update. */
export function mentionId(type: string, start: number, end: number): string {
  return `${start}-${end}-${type}`;
}

/** An issue's range has to lie in the text even when the span did not. */
function clamp(value: number, length: number): number {
  return Number.isNaN(value) ? 0 : Math.min(Math.max(Math.trunc(value), 0), length);
}

/**
 * `text.slice(start, end) === text` of the mention. A border inside a surrogate pair moves outward to
 * hold the whole character; offsets that are no span of the text give an `ungrounded` issue.
 */
export function groundMention(text: string, span: Span): Result<Mention, Issue> {
  const { type, start, end, score } = span;
  const whole = Number.isInteger(start) && Number.isInteger(end);
  if (!whole || start < 0 || end > text.length || start >= end) {
    const from = clamp(start, text.length);
    const to = Math.max(from, clamp(end, text.length));
    const detail = `${type}: [${start}, ${end}) is no span of ${text.length} code units`;
    return err({ code: 'ungrounded', detail, start: from, end: to });
  }
  const from = splitsPair(text, start) ? start - 1 : start;
  const to = splitsPair(text, end) ? end + 1 : end;
  const mention = { id: mentionId(type, from, to), type, start: from, end: to };
  const grounded = { ...mention, text: text.slice(from, to) };
  return ok(score === undefined ? grounded : { ...grounded, score });
}
