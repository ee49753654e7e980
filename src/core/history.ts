/** Undo and redo: two lists of changes; typing in one go is one step. */
import { canJoin, invertChange, joinChanges, type Change } from './change';

export interface Step {
  readonly change: Change;
  /** Milliseconds; of the last change that it holds. */
  readonly at: number;
}

export interface History {
  readonly undo: readonly Step[];
  readonly redo: readonly Step[];
}

export const NO_HISTORY: History = { undo: [], redo: [] };

/** A pause in typing longer than this begins a new step. */
const PAUSE_MS = 1000;
/** One step of typing holds at most this many code units, so that undo never takes back a page. */
const TYPING_LIMIT = 200;
const STEPS_LIMIT = 500;
/** Code units that the removed and inserted texts of all steps hold together. */
const TEXT_LIMIT = 20_000_000;

function lengthOf({ change }: Step): number {
  return (change.edit?.removed.length ?? 0) + (change.edit?.inserted.length ?? 0);
}

/** The newest steps that fit; the newest one always does. */
function withinLimits(steps: readonly Step[]): readonly Step[] {
  let total = 0;
  let kept = 0;
  for (const step of steps.toReversed()) {
    total += lengthOf(step);
    if (kept > 0 && (kept >= STEPS_LIMIT || total > TEXT_LIMIT)) break;
    kept += 1;
  }
  return kept === steps.length ? steps : steps.slice(steps.length - kept);
}

function continuesTyping(last: Step, change: Change, now: number): boolean {
  return now - last.at <= PAUSE_MS && lengthOf(last) < TYPING_LIMIT && canJoin(last.change, change);
}

/** After a change that was applied: it can be undone, and nothing can be redone any more. */
export function record(history: History, change: Change, now: number, typing = false): History {
  const last = history.undo.at(-1);
  if (typing && last !== undefined && continuesTyping(last, change, now)) {
    const joined = { change: joinChanges(last.change, change), at: now };
    return { undo: [...history.undo.slice(0, -1), joined], redo: [] };
  }
  return { undo: withinLimits([...history.undo, { change, at: now }]), redo: [] };
}

/** What a step back or forward means: the change to apply, and the history after it. */
export interface Travel {
  readonly change: Change;
  readonly history: History;
}

export function undo(history: History): Travel | undefined {
  const last = history.undo.at(-1);
  if (last === undefined) return undefined;
  return {
    change: invertChange(last.change),
    history: { undo: history.undo.slice(0, -1), redo: [...history.redo, last] },
  };
}

export function redo(history: History): Travel | undefined {
  const next = history.redo.at(-1);
  if (next === undefined) return undefined;
  return {
    change: next.change,
    history: { undo: [...history.undo, next], redo: history.redo.slice(0, -1) },
  };
}
