import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkLogOdds, probabilityOf } from './link-score';

const probability = fc.double({ min: 0, max: 1, noNaN: true });

describe('the score of a link', () => {
  it('is a probability that grows with both ends', () => {
    fc.assert(
      fc.property(probability, probability, probability, probability, (share, end, a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const of = (parent: number, child: number): number =>
          probabilityOf(linkLogOdds(parent, child, share));
        expect(of(end, low)).toBeGreaterThan(0);
        expect(of(end, low)).toBeLessThan(1);
        expect(of(end, high)).toBeGreaterThanOrEqual(of(end, low));
        expect(of(high, end)).toBeGreaterThanOrEqual(of(low, end));
      }),
    );
  });

  it('is what both ends are where they agree, and between them where they do not', () => {
    expect(probabilityOf(linkLogOdds(0.7, 0.7, 0.4))).toBeCloseTo(0.7, 9);
    expect(probabilityOf(linkLogOdds(0.95, 0.4, 0.4))).toBeGreaterThan(0.6);
    expect(probabilityOf(linkLogOdds(0.95, 0.4, 0.1))).toBeLessThan(0.6);
  });
});
