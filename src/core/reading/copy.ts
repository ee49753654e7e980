/** A cleaned copy of a text in which every unit knows its offset in the text, and edits of such a copy. */

/** UTF-16 code units, half-open. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What the engines read, with a map back to the text that it was made from (the source). */
export interface Copy {
  readonly text: string;
  /** Length of the source in UTF-16 code units. */
  readonly sourceLength: number;
  /** Offset in the source of each unit of `text`, ascending; undefined where the two are equal. */
  readonly offsets: Int32Array | undefined;
}

/** `[start, end)` of a copy becomes `insert`: nothing, or one unit that stands for the unit at `start + at`. */
export interface CopyEdit extends Range {
  readonly insert: string;
  readonly at?: number;
}

export function copyOf(source: string): Copy {
  return { text: source, sourceLength: source.length, offsets: undefined };
}

function lengthAfter(text: string, edits: readonly CopyEdit[]): number {
  return edits.reduce((length, { start, end, insert }) => {
    return length - (end - start) + insert.length;
  }, text.length);
}

/** `edits` in order and apart from each other. */
export function applyEdits(copy: Copy, edits: readonly CopyEdit[]): Copy {
  if (edits.length === 0) return copy;
  const { text, offsets: before } = copy;
  const source = (index: number): number => before?.[index] ?? index;
  const offsets = new Int32Array(lengthAfter(text, edits));
  const parts: string[] = [];
  let written = 0;
  let read = 0;
  const keep = (end: number): void => {
    parts.push(text.slice(read, end));
    for (let index = read; index < end; index += 1) offsets[written++] = source(index);
  };
  for (const { start, end, insert, at = 0 } of edits) {
    keep(start);
    parts.push(insert);
    if (insert !== '') offsets[written++] = source(start + at);
    read = end;
  }
  keep(text.length);
  return { text: parts.join(''), sourceLength: copy.sourceLength, offsets };
}

/** A span of the copy as the shortest span of the source that holds all of its units. */
export function toSource({ offsets }: Copy, { start, end }: Range): Range {
  if (offsets === undefined || start >= end) return { start, end };
  const from = offsets[start] ?? start;
  return { start: from, end: (offsets[end - 1] ?? end - 1) + 1 };
}

/**
 * A border between two units of the copy (0 to its length) as a border of the source, so that borders
 * which tile the copy tile the source: what was taken out belongs to the part before it.
 */
export function borderToSource({ text, offsets, sourceLength }: Copy, border: number): number {
  if (border <= 0) return 0;
  if (border >= text.length) return sourceLength;
  return offsets?.[border] ?? border;
}
