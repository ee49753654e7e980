/**
 * What engines read of a text, and where their finds stand in it. The page and the worker call the same
 * functions, so that both cut the same windows.
 */
import type { Extraction } from '../../core/extraction';
import { moveFinds } from '../../core/extraction-move';
import type { ChunkFinds } from '../../core/merge';
import type { Range } from '../../core/text-ranges';

export interface Reading {
  /** What windows are cut from. */
  readonly text: string;
}

/** The text itself: the place where a cleaned copy, with a map back to the text, comes in. */
export function readingOf(text: string): Reading {
  return { text };
}

/** A range of the reading as a range of the text. */
export function restoreRange(_reading: Reading, { start, end }: Range): Range {
  return { start, end };
}

/** Finds with offsets from the start of their window, as finds in the text. */
export function restoreFinds(reading: Reading, window: Range, finds: Extraction): ChunkFinds {
  return { ...restoreRange(reading, window), extraction: moveFinds(finds, window.start) };
}
