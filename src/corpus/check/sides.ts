/** Names of the sides of a split: which one is kept away from training. */

const HELD_OUT: Readonly<Record<string, number>> = { valid: 1, validation: 1, dev: 1, test: 2 };

/** 2: for the last measurement; 1: for choices on the way; 0: everything else. */
export function rankOf(side: string): number {
  return HELD_OUT[side.toLowerCase()] ?? 0;
}

/** The side that a file is by its name, such as `train.jsonl`; empty where it says none. */
export function sideOfFile(path: string): string {
  const stem = (path.split('/').at(-1) ?? '').replace(/\..*$/u, '').toLowerCase();
  return stem === 'train' || rankOf(stem) > 0 ? stem : '';
}
