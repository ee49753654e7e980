import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../core/any-text.fixture';
import { findByInitials, findInText, folded, joinHits, mayBeInitials } from './find';
import { initialsOf } from './initials';

describe('findInText', () => {
  it('gives offsets of the text itself, whatever folding does', () => {
    // Catches folding that changes lengths, such as İ, which is two letters when made small.
    fc.assert(
      fc.property(anyText, fc.nat(), fc.integer({ min: 1, max: 4 }), (text, from, length) => {
        const start = text.length === 0 ? 0 : from % text.length;
        const query = text.slice(start, start + length);
        const { hits } = findInText(`İ${text}`, query);
        for (const hit of hits) {
          expect(folded(`İ${text}`.slice(hit.start, hit.end))).toBe(folded(query));
        }
        if (query !== '') expect(hits.length).toBeGreaterThan(0);
      }),
    );
  });

  it('takes either case and width', () => {
    expect(findInText('ＡＢＣ与abc', 'Abc').hits).toEqual([
      { start: 0, end: 3 },
      { start: 4, end: 7 },
    ]);
    expect(findInText('栗木', '').hits).toEqual([]);
  });
});

describe('findByInitials', () => {
  const mentions = ['林知夏', '栗木科技', '重庆'].map((text, index) => {
    return { id: text, type: '人名', start: index * 9, end: index * 9 + text.length, text };
  });

  it('finds names by the first letters of their readings', () => {
    const names = (query: string) =>
      findByInitials(mentions, query, initialsOf).map(({ start }) => start / 9);
    expect(names('lzx')).toEqual([0]);
    expect(names('MK')).toEqual([1]);
    expect(names('cq')).toEqual([2]);
    expect(names('xx')).toEqual([]);
  });

  it('asks only for queries that can be initials', () => {
    expect(['lzx', 'l', '林zx', 'ＬＺ'].map(mayBeInitials)).toEqual([true, false, false, true]);
  });
});

it('lists a place once, in order', () => {
  const [a, b] = [
    { start: 4, end: 6 },
    { start: 1, end: 2 },
  ];
  expect(joinHits([a, b, { ...a }])).toEqual([b, a]);
});
