import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlaps, without, type Range } from './text-ranges';

const range = fc
  .tuple(fc.nat(30), fc.integer({ min: 1, max: 10 }))
  .map(([start, length]): Range => ({ start, end: start + length }));

const units = (ranges: readonly Range[]): Set<number> =>
  new Set(
    ranges.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at)),
  );

describe('without', () => {
  // Catches: a border that is off by one, a part on one side that is lost, an empty range that is left.
  it('takes out the units of one range and no other', () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 5 }), range, (ranges, taken) => {
        const left = without(ranges, taken);
        const expected = units(ranges);
        for (const unit of units([taken])) expected.delete(unit);
        expect(units(left)).toEqual(expected);
        expect(left.every((part) => part.start < part.end && !overlaps(part, taken))).toBe(true);
      }),
    );
  });
});
