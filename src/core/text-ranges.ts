/** Stretches of a text, half-open, in UTF-16 code units. */

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Whether two ranges share a code unit. */
export function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

/** What is left of `ranges`, in their order, once `taken` is taken out. */
export function without(ranges: readonly Range[], taken: Range): Range[] {
  return ranges.flatMap((range) => {
    if (!overlaps(range, taken)) return [range];
    const before = { start: range.start, end: taken.start };
    const after = { start: taken.end, end: range.end };
    return [before, after].filter(({ start, end }) => start < end);
  });
}
