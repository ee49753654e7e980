import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceOdds, linkLogOdds, probabilityOf } from './link-score';

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

  it('falls with every sentence that ends between the two, on either side, three at most', () => {
    const text = '林舟到了。他歇下。天黑。雨来。周帆没有到。';
    const at = (words: string) => {
      const start = text.indexOf(words);
      return { start, end: start + words.length };
    };
    const odds = ['到了', '歇下', '天黑', '雨来', '周帆'].map((words) =>
      distanceOdds(text, at('林舟'), at(words)),
    );
    expect(odds[0]).toBeCloseTo(0);
    expect(odds[1]).toBeLessThan(0);
    expect(odds[2]).toBeLessThan(odds[1] ?? 0);
    expect(odds[3]).toBeLessThan(odds[2] ?? 0);
    expect(odds[4]).toBe(odds[3]);
    expect(distanceOdds(text, at('天黑'), at('林舟'))).toBe(odds[2]);
    expect(distanceOdds(text, { start: 0, end: 5 }, { start: 2, end: 4 })).toBeCloseTo(0);
  });
});
