/** Scores to spans: candidate edges first, then pairs among them, so that no table of all spans is needed. */
import type { Floats } from './graph';

export interface Span {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly label: number;
  /** In [0, 1]. */
  readonly score: number;
}

/** Outputs of a head for a batch: pointers [B, 3, T, L] (start, end, inside), query and key [B, T, P]. */
export interface HeadScores {
  readonly pointers: Floats;
  readonly query: Floats;
  readonly key: Floats;
}

export interface SpanRules {
  /** Added by the length of a span in code units; the last one serves all longer spans. */
  readonly lengthBias: Float32Array;
  /** An edge below this logit starts or ends no span. */
  readonly edgeFloor: number;
  /** Candidate starts (and ends) kept a label. */
  readonly edgeCap: number;
  readonly maxSpan: number;
  /** Spans below this score are left out. */
  readonly floor: number;
}

/** One sequence of the batch and one label in it. */
interface Lane {
  readonly row: number;
  readonly size: number;
  readonly label: number;
}

type Pointer = (kind: 0 | 1 | 2, position: number) => number;

function pointerOf({ pointers }: HeadScores, { row, label }: Lane): Pointer {
  const [, , positions = 0, labels = 0] = pointers.dims;
  const { data } = pointers;
  const at = row * 3 * positions;
  return (kind, position) => data[(at + kind * positions + position) * labels + label] ?? 0;
}

function candidates(pointer: Pointer, kind: 0 | 1, size: number, rules: SpanRules): number[] {
  const found: number[] = [];
  for (let at = 0; at < size; at += 1) if (pointer(kind, at) > rules.edgeFloor) found.push(at);
  if (found.length <= rules.edgeCap) return found;
  const best = found.toSorted((a, b) => pointer(kind, b) - pointer(kind, a));
  return best.slice(0, rules.edgeCap).toSorted((a, b) => a - b);
}

function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

function pairScore({ query, key }: HeadScores, row: number, start: number, last: number): number {
  const [, positions = 0, width = 0] = query.dims;
  const from = (row * positions + start) * width;
  const to = (row * positions + last) * width;
  let sum = 0;
  for (let at = 0; at < width; at += 1) {
    sum += (query.data[from + at] ?? 0) * (key.data[to + at] ?? 0);
  }
  return sum;
}

/** Sum of inside scores before each position: a span's mean is a difference of two. */
function insideSums(pointer: Pointer, size: number): Float64Array {
  const sums = new Float64Array(size + 1);
  for (let at = 0; at < size; at += 1) sums[at + 1] = (sums[at] ?? 0) + pointer(2, at);
  return sums;
}

function difference(sums: Float64Array, from: number, to: number): number {
  return (sums[to] ?? 0) - (sums[from] ?? 0);
}

function spansOfLane(scores: HeadScores, lane: Lane, rules: SpanRules): Span[] {
  const pointer = pointerOf(scores, lane);
  const starts = candidates(pointer, 0, lane.size, rules);
  const ends = starts.length === 0 ? [] : candidates(pointer, 1, lane.size, rules);
  if (ends.length === 0) return [];
  const sums = insideSums(pointer, lane.size);
  const spans: Span[] = [];
  for (const start of starts) {
    for (const last of ends) {
      const length = last - start;
      if (length < 0 || length >= rules.maxSpan) continue;
      const mean = difference(sums, start, last + 1) / (length + 1);
      const bias = rules.lengthBias.at(Math.min(length, rules.lengthBias.length - 1)) ?? 0;
      const edges = pointer(0, start) + pointer(1, last);
      const score = sigmoid(edges + mean + bias + pairScore(scores, lane.row, start, last));
      if (score >= rules.floor) spans.push({ start, end: last + 1, label: lane.label, score });
    }
  }
  return spans;
}

/** Of spans of one label that overlap, the likelier stays: a label's mentions do not cross or nest. */
function keepApart(spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of spans.toSorted((a, b) => b.score - a.score)) {
    if (kept.every((other) => span.end <= other.start || span.start >= other.end)) kept.push(span);
  }
  return kept;
}

/** Spans of the labels given, of one sequence with `size` positions of text; offsets count from its start. */
export function decodeSpans(
  scores: HeadScores,
  row: number,
  size: number,
  labels: Iterable<number>,
  rules: SpanRules,
): Span[] {
  const found: Span[] = [];
  for (const label of labels) {
    found.push(...keepApart(spansOfLane(scores, { row, size, label }, rules)));
  }
  return found;
}
