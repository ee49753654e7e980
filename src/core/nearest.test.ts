import { describe, expect, it } from 'vitest';
import { nearest, nearestPair, occurrences } from './nearest';

describe('occurrences', () => {
  it('finds a string wherever it stands, overlapping too', () => {
    expect(occurrences('哈哈哈', '哈哈')).toEqual([0, 1]);
    expect(occurrences('栗鼠', '')).toEqual([]);
  });

  it('stays inside the window', () => {
    expect(occurrences('松 松 松 松', '松', { start: 1, end: 6 })).toEqual([2, 4]);
    expect(occurrences('松果松果', '松果', { start: 0, end: 3 })).toEqual([0]);
  });

  it('does not find half of a character', () => {
    expect(occurrences('a🐿b', '\udc3f')).toEqual([]);
    expect(occurrences('a🐿b', 'a\ud83d')).toEqual([]);
    expect(occurrences('a\udc3fb', '\udc3f')).toEqual([1]);
  });

  it('gives up counting after a hundred unless told otherwise', () => {
    const text = '字'.repeat(300);
    expect(occurrences(text, '字').length).toBe(100);
    expect(occurrences(text, '字', { start: 0, end: 300 }, 250).length).toBe(250);
  });
});

describe('nearest', () => {
  it('is the one with the smallest gap, on either side', () => {
    expect(nearest(10, 2, [0, 7, 13], 2)).toBe(7);
    expect(nearest(10, 2, [0, 6, 13], 2)).toBe(13);
    expect(nearest(10, 2, [], 2)).toBeUndefined();
  });

  it('prefers what lies apart to what overlaps', () => {
    expect(nearest(10, 4, [11, 40], 2)).toBe(40);
    expect(nearest(10, 4, [11], 2)).toBe(11);
  });
});

describe('nearestPair', () => {
  it('takes the two that stand closest', () => {
    expect(nearestPair([0, 50], 2, [20, 53], 2)).toEqual({ start: 50, other: 53 });
  });

  it('never pairs a span with itself', () => {
    expect(nearestPair([5], 2, [5], 2)).toBeUndefined();
    expect(nearestPair([5, 30], 2, [5, 30], 2)).toEqual({ start: 5, other: 30 });
    expect(nearestPair([5], 2, [5], 1)).toEqual({ start: 5, other: 5 });
  });
});
