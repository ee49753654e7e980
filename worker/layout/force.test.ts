import fc from 'fast-check';
import { expect, it } from 'vitest';
import { layOut } from './force';

function settled(nodes: number, links: readonly { source: number; target: number }[]) {
  const sizes = Array.from({ length: nodes }, () => ({ width: 60, height: 20 }));
  const layout = layOut({ serial: 1, sizes, links, places: [], settled: false });
  while (!layout.advance(50));
  return layout.places();
}

it('gives every node a finite place of its own', () => {
  // Catches nodes of a graph without links, or linked to themselves, that end at one point or at NaN.
  const anyGraph = fc.integer({ min: 1, max: 12 }).chain((nodes) => {
    const end = fc.nat({ max: nodes - 1 });
    const links = fc.array(fc.record({ source: end, target: end }), { maxLength: 20 });
    return fc.tuple(fc.constant(nodes), links);
  });
  fc.assert(
    fc.property(anyGraph, ([nodes, links]) => {
      const places = settled(nodes, links);
      expect(places).toHaveLength(2 * nodes);
      expect(places.every((value) => Number.isFinite(value))).toBe(true);
      const seen = new Set(
        Array.from({ length: nodes }, (_, at) => `${places[2 * at]} ${places[2 * at + 1]}`),
      );
      expect(seen.size).toBe(nodes);
    }),
    { numRuns: 20 },
  );
});

it('puts linked nodes nearer than those that are not', () => {
  const links = [0, 1, 2, 3].map((source) => ({ source, target: source + 1 }));
  const places = settled(5, links);
  const distance = (a: number, b: number): number =>
    Math.hypot(
      (places[2 * a] ?? 0) - (places[2 * b] ?? 0),
      (places[2 * a + 1] ?? 0) - (places[2 * b + 1] ?? 0),
    );
  expect(distance(0, 1)).toBeLessThan(distance(0, 4));
});
