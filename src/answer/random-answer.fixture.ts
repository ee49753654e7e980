/** Answers that a constraint lets through, byte by byte, as a model without any sense would write them. */
import type { Constraint, ConstraintState } from './constraint/constraint';

/** In [0, 1); the same numbers for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function bytesAllowed(constraint: Constraint, state: ConstraintState): number[] {
  const allowed: number[] = [];
  for (let byte = 0; byte < 256; byte += 1) {
    if (constraint.step(state, byte) !== undefined) allowed.push(byte);
  }
  return allowed;
}

export function stepText(
  constraint: Constraint,
  text: string,
  start: ConstraintState = constraint.start,
): ConstraintState | undefined {
  let state: ConstraintState | undefined = start;
  for (const byte of new TextEncoder().encode(text)) {
    state = state && constraint.step(state, byte);
  }
  return state;
}

const LINE_FEED = 0x0a;

/** Ends with `endChance` wherever it may; `undefined` where the answer can neither end nor go on. */
export function randomAnswer(
  constraint: Constraint,
  seed: number,
  endChance: number,
): string | undefined {
  const random = randomNumbers(seed);
  const bytes: number[] = [];
  let state = constraint.start;
  for (;;) {
    const allowed = bytesAllowed(constraint, state);
    if (constraint.canEnd(state) && (allowed.length === 0 || random() < endChance)) break;
    const ends = allowed.includes(LINE_FEED) && random() < 0.2;
    const byte = ends ? LINE_FEED : allowed[Math.floor(random() * allowed.length)];
    const next = byte === undefined ? undefined : constraint.step(state, byte);
    if (byte === undefined || next === undefined) return undefined;
    bytes.push(byte);
    state = next;
  }
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
}
