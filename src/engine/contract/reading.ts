/**
 * What engines read of a text, and where their finds stand in it. The page and the worker call the same
 * functions, so that both cut the same windows.
 */
import type { Extraction } from '../../core/extraction';
import { moveFinds } from '../../core/extraction-move';
import type { ChunkFinds } from '../../core/merge';
import { cleanText } from '../../core/reading/clean';
import { borderToSource, type Copy } from '../../core/reading/copy';
import { restoreFinds, restoreWindow } from '../../core/reading/restore';
import type { Range } from '../../core/text-ranges';

export interface Reading {
  /** The cleaned copy: what windows are cut from. */
  readonly text: string;
  readonly source: string;
  readonly copy: Copy;
}

export function readingOf(source: string): Reading {
  const copy = cleanText(source);
  return { text: copy.text, source, copy };
}

/** A range of the reading as a range of the text; ranges that tile the one tile the other. */
export function rangeInText({ copy }: Reading, { start, end }: Range): Range {
  return { start: borderToSource(copy, start), end: borderToSource(copy, end) };
}

/** Finds with offsets from the start of their window, as finds in the text with tidy edges. */
export function findsInText(
  { source, copy }: Reading,
  { start, end }: Range,
  finds: Extraction,
): ChunkFinds {
  const window = { index: 0, start, end, coreStart: start, coreEnd: end };
  const place = restoreWindow(copy, window);
  const extraction = restoreFinds(source, copy, moveFinds(finds, start));
  return { start: place.start, end: place.end, extraction };
}
