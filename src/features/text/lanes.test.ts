import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignLanes, overlaps } from './lanes';

const range = fc
  .tuple(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 20 }))
  .map(([start, length]) => ({ start, end: start + length }));

describe('assignLanes', () => {
  it('never puts two overlapping ranges on one lane', () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 25 }), (ranges) => {
        const lanes = assignLanes(ranges);
        ranges.forEach((a, i) => {
          ranges.forEach((b, j) => {
            if (i < j && overlaps(a, b)) expect(lanes[i]).not.toBe(lanes[j]);
          });
        });
      }),
    );
  });

  it('puts what is nested nearer to the text than what holds it', () => {
    expect(
      assignLanes([
        { start: 0, end: 10 },
        { start: 0, end: 4 },
        { start: 5, end: 9 },
        { start: 6, end: 8 },
      ]),
    ).toEqual([2, 0, 1, 0]);
  });

  it('uses one lane where nothing overlaps', () => {
    expect(
      assignLanes([
        { start: 0, end: 2 },
        { start: 2, end: 4 },
      ]),
    ).toEqual([0, 0]);
  });
});
