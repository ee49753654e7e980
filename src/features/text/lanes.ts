/** Lanes for underlines: spans that overlap never share one; a shorter span lies nearer to the text. */

export interface Range {
  readonly start: number;
  readonly end: number;
}

export function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

/** One lane, from 0, for each range, in the order given; the lowest that is free. */
export function assignLanes(ranges: readonly Range[]): readonly number[] {
  const order = ranges.map((range, index) => ({ range, index }));
  order.sort(
    (a, b) =>
      a.range.end - a.range.start - (b.range.end - b.range.start) || a.range.start - b.range.start,
  );
  const lanes: number[] = ranges.map(() => 0);
  const placed: { range: Range; lane: number }[] = [];
  for (const { range, index } of order) {
    const taken = new Set(
      placed.filter((other) => overlaps(other.range, range)).map((other) => other.lane),
    );
    let lane = 0;
    while (taken.has(lane)) lane += 1;
    lanes[index] = lane;
    placed.push({ range, lane });
  }
  return lanes;
}
