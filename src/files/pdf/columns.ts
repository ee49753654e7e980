/** The reading order of a page: columns from left to right between the lines that span them. */
import type { Line, Segment } from './page-items';

/** Segments that a side needs to be a column of text. */
const LEAST_SEGMENTS = 4;
/** Of the font's size: a column is wider, cells of a table are not. */
const LEAST_WIDTH = 8;
/** Of the font's size: a line that wraps ends no farther from the edge. */
export const NEAR_EDGE = 1.6;
/** Of all segments: those that span both columns. */
const MOST_SPANNING = 0.35;

export function linesOf(segments: readonly Segment[]): readonly Line[] {
  const gutter = findGutter(segments);
  if (gutter === undefined) return asLines(segments);
  const lines: Line[] = [];
  let left: Segment[] = [];
  let right: Segment[] = [];
  const flush = (): void => {
    lines.push(...asLines(left), ...linesOf(right));
    [left, right] = [[], []];
  };
  for (const segment of segments) {
    if (segment.right <= gutter) left.push(segment);
    else if (segment.left >= gutter) right.push(segment);
    else {
      flush();
      lines.push(...asLines([segment]));
    }
  }
  flush();
  return lines;
}

/** The x with a column of text on each side. */
function findGutter(segments: readonly Segment[]): number | undefined {
  const tried = new Set<number>();
  for (const { left: edge } of segments) {
    const gutter = Math.round(edge) - 1;
    if (tried.has(gutter)) continue;
    tried.add(gutter);
    if (isGutter(segments, gutter)) return gutter;
  }
  return undefined;
}

function isGutter(segments: readonly Segment[], gutter: number): boolean {
  const left = segments.filter(({ right: end }) => end <= gutter);
  const right = segments.filter(({ left: start }) => start >= gutter);
  const spanning = segments.length - left.length - right.length;
  return (
    Math.min(left.length, right.length) >= LEAST_SEGMENTS &&
    spanning <= MOST_SPANNING * segments.length &&
    isText(left) &&
    isText(right) &&
    standBeside(left, right)
  );
}

function isText(segments: readonly Segment[]): boolean {
  const wide = segments.filter(({ left, right, size }) => right - left >= LEAST_WIDTH * size);
  return wide.length * 2 >= segments.length;
}

/** Half of the shorter side has the other one beside it. */
function standBeside(left: readonly Segment[], right: readonly Segment[]): boolean {
  const [a, b] = [rangeOf(left), rangeOf(right)];
  const shared = Math.min(a.top, b.top) - Math.max(a.bottom, b.bottom);
  return shared >= 0.5 * Math.min(a.top - a.bottom, b.top - b.bottom);
}

function rangeOf(segments: readonly Segment[]): { readonly top: number; readonly bottom: number } {
  const ys = segments.map(({ y }) => y);
  return { top: Math.max(...ys), bottom: Math.min(...ys) };
}

/** Segments on one baseline are one line, with a tab between them: cells of a table. */
function asLines(segments: readonly Segment[]): readonly Line[] {
  const columnLeft = Math.min(...segments.map(({ left }) => left));
  const columnRight = Math.max(...segments.map(({ right }) => right));
  const full = segments.filter(({ right, size }) => columnRight - right <= NEAR_EDGE * size);
  const wraps = full.length > 1;
  const lines: Line[] = [];
  for (const segment of segments) {
    const last = lines.at(-1);
    if (last !== undefined && Math.abs(last.y - segment.y) < 0.4 * last.size) {
      const text = `${last.text}\t${segment.text}`;
      lines[lines.length - 1] = { ...last, text, right: Math.max(last.right, segment.right) };
    } else lines.push({ ...segment, columnLeft, columnRight, wraps });
  }
  return lines;
}
