import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameAround, parentBatch } from './parents';

const span = (start: number, end: number) => ({ start, end, label: 0, score: 1 });

describe('frameAround', () => {
  it('holds the whole parent, stays in the row, and is as wide as it may be', () => {
    const numbers = fc
      .tuple(fc.integer({ min: 1, max: 300 }), fc.nat(), fc.nat(), fc.integer({ min: 1, max: 200 }))
      .map(([size, a, b, width]) => {
        const start = a % size;
        return { size, start, end: start + 1 + (b % (size - start)), width };
      });
    fc.assert(
      fc.property(numbers, ({ size, start, end, width }) => {
        const frame = frameAround(span(start, end), size, width);
        expect(frame.from).toBeGreaterThanOrEqual(0);
        expect(frame.from).toBeLessThanOrEqual(start);
        expect(frame.from + frame.size).toBeGreaterThanOrEqual(end);
        expect(frame.from + frame.size).toBeLessThanOrEqual(size);
        expect(frame.size).toBe(Math.min(size, Math.max(width, end - start)));
      }),
    );
  });
});

describe('parentBatch', () => {
  it('hands over the states of the frame, the edges of the parent and where it lies', () => {
    // Two rows of four positions, one number a position.
    const states = { data: Float32Array.of(0, 1, 2, 3, 10, 11, 12, 13), dims: [2, 4, 1] };
    const vectors = { data: Float32Array.of(7), dims: [1, 1] };
    const batch = parentBatch([{ row: 1, span: span(1, 3) }], states, [4, 4], vectors, 4);
    expect([...batch.states.data]).toEqual([10, 11, 12, 13]);
    expect([...batch.edges.data]).toEqual([11, 12]);
    expect([...batch.marks.data]).toEqual([0, 1, 1, 2]);
    expect([...batch.mask.data]).toEqual([1, 1, 1, 1]);
    expect([...batch.parent.data]).toEqual([7]);
  });
});
