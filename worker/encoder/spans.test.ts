import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeSpans, type HeadScores, type SpanRules } from './spans';

const WIDTH = 2;
const RULES: SpanRules = {
  lengthBias: Float32Array.of(0.5, 0, -0.5),
  edgeFloor: -3,
  edgeCap: 48,
  maxSpan: 4,
  floor: 0.1,
};

interface Case {
  readonly size: number;
  readonly labels: number;
  readonly scores: HeadScores;
}

const logits = (count: number): fc.Arbitrary<Float32Array> =>
  fc
    .array(fc.float({ min: -6, max: 6, noNaN: true }), { minLength: count, maxLength: count })
    .map((values) => Float32Array.from(values));

const cases: fc.Arbitrary<Case> = fc
  .record({ size: fc.integer({ min: 1, max: 8 }), labels: fc.integer({ min: 1, max: 3 }) })
  .chain(({ size, labels }) =>
    fc
      .tuple(logits(3 * size * labels), logits(size * WIDTH), logits(size * WIDTH))
      .map(([pointers, query, key]) => ({
        size,
        labels,
        scores: {
          pointers: { data: pointers, dims: [1, 3, size, labels] },
          query: { data: query, dims: [1, size, WIDTH] },
          key: { data: key, dims: [1, size, WIDTH] },
        },
      })),
  );

/** The score of one span by its definition, term by term. */
function scoreByDefinition(
  { size, labels, scores }: Case,
  label: number,
  start: number,
  last: number,
): number {
  const at = (kind: number, position: number): number =>
    scores.pointers.data[(kind * size + position) * labels + label] ?? Number.NaN;
  let inside = 0;
  for (let position = start; position <= last; position += 1) inside += at(2, position);
  let pair = 0;
  for (let w = 0; w < WIDTH; w += 1) {
    pair += (scores.query.data[start * WIDTH + w] ?? 0) * (scores.key.data[last * WIDTH + w] ?? 0);
  }
  const length = last - start;
  const bias = RULES.lengthBias[Math.min(length, 2)] ?? 0;
  const logit = at(0, start) + at(1, last) + inside / (length + 1) + pair + bias;
  return 1 / (1 + Math.exp(-logit));
}

describe('decodeSpans', () => {
  it('scores each span as its definition says, within the text and the longest span', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const labels = Array.from({ length: given.labels }, (_, label) => label);
        for (const span of decodeSpans(given.scores, 0, given.size, labels, RULES)) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeLessThanOrEqual(given.size);
          expect(span.end - span.start).toBeGreaterThan(0);
          expect(span.end - span.start).toBeLessThanOrEqual(RULES.maxSpan);
          const wanted = scoreByDefinition(given, span.label, span.start, span.end - 1);
          expect(span.score).toBeCloseTo(wanted, 4);
        }
      }),
    );
  });

  it('finds the best span of a label whenever its edges are likely enough', () => {
    fc.assert(
      fc.property(cases, (given) => {
        let best = 0;
        const { data } = given.scores.pointers;
        const edge = (kind: number, position: number): number =>
          data[(kind * given.size + position) * given.labels] ?? Number.NaN;
        for (let start = 0; start < given.size; start += 1) {
          for (let last = start; last < Math.min(given.size, start + RULES.maxSpan); last += 1) {
            if (edge(0, start) <= RULES.edgeFloor || edge(1, last) <= RULES.edgeFloor) continue;
            best = Math.max(best, scoreByDefinition(given, 0, start, last));
          }
        }
        const found = decodeSpans(given.scores, 0, given.size, [0], RULES);
        const top = Math.max(0, ...found.map(({ score }) => score));
        expect(top).toBeCloseTo(best < RULES.floor ? 0 : best, 4);
      }),
    );
  });

  it('never lets two spans of one label overlap', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const spans = decodeSpans(given.scores, 0, given.size, [0], RULES);
        const sorted = spans.toSorted((a, b) => a.start - b.start);
        for (const [index, span] of sorted.entries()) {
          expect(sorted[index + 1]?.start ?? Infinity).toBeGreaterThanOrEqual(span.end);
        }
      }),
    );
  });

  it('looks at no position beyond the size of its row', () => {
    const data = new Float32Array(3 * 4).fill(5);
    const scores = {
      pointers: { data, dims: [1, 3, 4, 1] },
      query: { data: new Float32Array(8), dims: [1, 4, WIDTH] },
      key: { data: new Float32Array(8), dims: [1, 4, WIDTH] },
    };
    for (const { end } of decodeSpans(scores, 0, 2, [0], RULES)) expect(end).toBeLessThanOrEqual(2);
  });
});
