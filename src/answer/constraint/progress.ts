/** What an answer has written so far, and when it repeats itself so often that it must end. */
import type { InstructionTask } from '../instruction/question';

const MOST_REPEATS = 3;
const MOST_ITEMS = 400;

/** An item and all before it. */
interface Written {
  readonly item: string;
  readonly count: number;
  readonly before: Written | undefined;
}

export interface Progress {
  /** The open frame's label, or -1. */
  readonly label: number;
  /** The open frame's root, or -1. */
  readonly root: number;
  /** Lines under that root. */
  readonly children: number;
  /** How often one item under that root may be written. */
  readonly repeats: number;
  readonly written: Written | undefined;
  /** Only the end may follow. */
  readonly spent: boolean;
}

/** A mention that was written to its end; `low` and `depth` together stand for its string. */
interface Item {
  /** -1: a root. */
  readonly role: number;
  readonly low: number;
  readonly depth: number;
  readonly occurrences: number;
}

/** More than the bytes of a mention. */
const DEPTHS = 512;

export const BEFORE_ANSWER: Progress = {
  label: -1,
  root: -1,
  children: 0,
  repeats: MOST_REPEATS,
  written: undefined,
  spent: false,
};

function countOf(written: Written | undefined, item: string): number {
  let count = 0;
  for (let at = written; at !== undefined; at = at.before) {
    if (at.item === item) count += 1;
  }
  return count;
}

function write(progress: Progress, item: string): Progress {
  const before = progress.written;
  const written = { item, count: (before?.count ?? 0) + 1, before };
  const spent = written.count >= MOST_ITEMS || countOf(written, item) >= progress.repeats;
  return { ...progress, written, spent };
}

/** Two events may share a trigger's string, so as many may as it has occurrences. */
export function progressAfter(progress: Progress, task: InstructionTask, item: Item): Progress {
  const { role, low, depth, occurrences } = item;
  const mention = low * DEPTHS + depth;
  if (role >= 0) {
    const more = { ...progress, children: progress.children + 1 };
    return write(more, `${progress.label} ${progress.root} ${role} ${mention}`);
  }
  const repeats = task === 'ee' ? Math.max(MOST_REPEATS, occurrences) : MOST_REPEATS;
  const rooted = { ...progress, root: mention, children: 0, repeats };
  // A relation's head is no item without a tail.
  return task === 're' ? rooted : write(rooted, `${progress.label} ${mention}`);
}
