import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstPlaces } from './first-places';

// Faults: two nodes in one place, a node without one, two groups that lie in each other.
it('gives each node a place, and each group a spot of its own', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 40 }),
      (count, pairs) => {
        const links = pairs.map(([a, b]) => ({ source: a % count, target: b % count }));
        const places = firstPlaces(count, links);
        expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(count);
      },
    ),
  );
  const links = [
    { source: 0, target: 2 },
    { source: 1, target: 3 },
  ];
  const [a, b, c, d] = firstPlaces(4, links).map(({ x, y }) => ({ x, y }));
  if (!a || !b || !c || !d) throw new Error('a node has no place');
  const gap = (one: typeof a, two: typeof a): number => Math.hypot(one.x - two.x, one.y - two.y);
  expect(Math.max(gap(a, c), gap(b, d))).toBeLessThan(Math.min(gap(a, b), gap(c, d), gap(a, d)));
});
