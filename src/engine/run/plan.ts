/** Which windows of a text are known, and which have to be read. */
import type { Chunk } from '../../core/chunk';
import type { Extraction } from '../../core/extraction';
import type { Range } from '../../core/text-ranges';
import type { ModelIdentity } from '../contract/extractor';
import { rangeInText, type Reading } from '../contract/reading';
import type { Task } from '../contract/task';
import { windowsOf } from '../contract/windows';
import { contextOf, type FindsCache } from './finds-cache';

export interface KnownWindow {
  readonly window: Chunk;
  readonly finds: Extraction;
}

export interface RunPlan {
  readonly known: readonly KnownWindow[];
  /** Cores to read, in the reading, the nearest to the edit first; neighbours as one range. */
  readonly missing: readonly Range[];
  /** Windows behind `missing`; 0 where no model is loaded and nobody knows how it cuts. */
  readonly unread: number;
}

const EVERYTHING: RunPlan = { known: [], missing: [{ start: 0, end: Infinity }], unread: 0 };

/** Windows that begin within this many code units of an edit are read before the rest. */
const NEARBY = 500;

const coreOf = ({ coreStart, coreEnd }: Chunk): Range => ({ start: coreStart, end: coreEnd });

function joinNeighbours(ranges: readonly Range[]): Range[] {
  const joined: Range[] = [];
  for (const range of ranges) {
    const last = joined.at(-1);
    if (last?.end === range.start) joined.splice(-1, 1, { start: last.start, end: range.end });
    else joined.push(range);
  }
  return joined;
}

/** `near`: an offset of the text, such as that of an edit. */
export function planRun(
  task: Task,
  reading: Reading,
  model: ModelIdentity | undefined,
  cache: FindsCache,
  near: number,
): RunPlan {
  if (model === undefined) return EVERYTHING;
  const context = contextOf(model, task);
  const known: KnownWindow[] = [];
  const nearby: Range[] = [];
  const others: Range[] = [];
  for (const window of windowsOf(task, reading, model)) {
    const finds = cache.get(context, reading.text.slice(window.start, window.end));
    const core = coreOf(window);
    if (finds !== undefined) known.push({ window, finds });
    else if (Math.abs(rangeInText(reading, core).start - near) <= NEARBY) nearby.push(core);
    else others.push(core);
  }
  const missing = [...joinNeighbours(nearby), ...joinNeighbours(others)];
  return { known, missing, unread: nearby.length + others.length };
}
