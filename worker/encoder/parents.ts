/** Token states seen from parent spans: the input of the child graph. */
import type { Floats, Ints } from './graph';
import type { Span } from './spans';

/** A root span whose children are looked for, in row `row` of the encoder's batch. */
export interface Parent {
  readonly row: number;
  readonly span: Span;
}

/** Part of a row, in positions: children are looked for near their parent only. */
export interface Frame {
  readonly from: number;
  readonly size: number;
}

export interface ParentBatch {
  readonly states: Floats;
  readonly mask: Floats;
  readonly edges: Floats;
  readonly marks: Ints;
  readonly parent: Floats;
  readonly frames: readonly Frame[];
}

/** Before, inside and after the parent, as the model's mark table has them. */
const MARK = { before: 0, inside: 1, after: 2 } as const;

/** At most `width` positions around the span, moved inward at the borders of the row. */
export function frameAround(span: Span, rowSize: number, width: number): Frame {
  const size = Math.min(rowSize, Math.max(width, span.end - span.start));
  const middle = Math.floor((span.start + span.end - size) / 2);
  return { from: Math.min(Math.max(0, middle), rowSize - size), size };
}

function marksOf(span: Span, frame: Frame, marks: Int32Array): void {
  marks.fill(MARK.before, 0, span.start - frame.from);
  marks.fill(MARK.inside, span.start - frame.from, span.end - frame.from);
  marks.fill(MARK.after, span.end - frame.from);
}

/** `states` [B, T, H] of the encoder; `sizes`: text positions of each row; `vectors` [L, H] of the roots. */
export function parentBatch(
  parents: readonly Parent[],
  states: Floats,
  sizes: readonly number[],
  vectors: Floats,
  width: number,
): ParentBatch {
  const [, positions = 0, hidden = 0] = states.dims;
  const frames = parents.map(({ row, span }) => frameAround(span, sizes[row] ?? 0, width));
  const length = Math.max(2, ...frames.map(({ size }) => size));
  const rows = parents.length;
  const out = new Float32Array(rows * length * hidden);
  const mask = new Float32Array(rows * length);
  const edges = new Float32Array(rows * 2 * hidden);
  const marks = new Int32Array(rows * length);
  const labels = new Float32Array(rows * hidden);
  for (const [index, { row, span }] of parents.entries()) {
    const frame = frames[index] ?? { from: 0, size: 0 };
    const state = (position: number, count: number): Float32Array => {
      const at = (row * positions + position) * hidden;
      return states.data.subarray(at, at + count * hidden);
    };
    out.set(state(frame.from, frame.size), index * length * hidden);
    mask.fill(1, index * length, index * length + frame.size);
    edges.set(state(span.start, 1), index * 2 * hidden);
    edges.set(state(span.end - 1, 1), (index * 2 + 1) * hidden);
    marksOf(span, frame, marks.subarray(index * length, (index + 1) * length));
    const label = span.label * hidden;
    labels.set(vectors.data.subarray(label, label + hidden), index * hidden);
  }
  return {
    states: { data: out, dims: [rows, length, hidden] },
    mask: { data: mask, dims: [rows, length] },
    edges: { data: edges, dims: [rows, 2, hidden] },
    marks: { data: marks, dims: [rows, length] },
    parent: { data: labels, dims: [rows, hidden] },
    frames,
  };
}
