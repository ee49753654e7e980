/** Places tiny type labels under the text: on one row none overlaps another, each starts under its own span. */

/** Pixels. `left`/`right` are the span's first box on its line, `row` tells lines apart. */
export interface LabelRequest {
  readonly index: number;
  readonly row: number;
  readonly left: number;
  readonly right: number;
  readonly width: number;
}

export interface PlacedLabel {
  readonly index: number;
  readonly x: number;
}

const GAP = 5;
/** The least of a span that has to be over its label's start. */
const FOOTHOLD = 6;

/** Left to right, the longer span first; a label with no room left under its span is left out. */
export function placeLabels(
  requests: readonly LabelRequest[],
  limit: number,
): readonly PlacedLabel[] {
  const ordered = requests.toSorted((a, b) => a.left - b.left || b.right - a.right);
  const rowEnds = new Map<number, number>();
  const placed: PlacedLabel[] = [];
  for (const { index, row, left, right, width } of ordered) {
    const x = Math.max(left, rowEnds.get(row) ?? 0);
    if (x > Math.max(left, right - FOOTHOLD) || x + width > limit) continue;
    placed.push({ index, x });
    rowEnds.set(row, x + width + GAP);
  }
  return placed;
}
