import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeOccurrences, occurrencesOf } from './occurrences';

const at = (type: string, start: number, end: number) => ({
  id: `${type}${start}`,
  type,
  start,
  end,
  text: '',
});

describe('occurrences', () => {
  it('are whole characters and do not overlap', () => {
    expect(occurrencesOf('啊啊啊啊啊', '啊啊')).toEqual([
      { start: 0, end: 2 },
      { start: 2, end: 4 },
    ]);
    expect(occurrencesOf('👨‍👩‍👧和👨', '👨')).toEqual([{ start: 9, end: 11 }]);
    expect(occurrencesOf('甲', '')).toEqual([]);
  });

  // Catches: places found at wrong offsets, and places that overlap.
  it('hold the string', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('甲', '乙', 'a'), maxLength: 40 }),
        fc.string({ unit: fc.constantFrom('甲', '乙', 'a'), minLength: 1, maxLength: 3 }),
        (text, quote) => {
          const found = occurrencesOf(text, quote);
          expect(found.every(({ start, end }) => text.slice(start, end) === quote)).toBe(true);
          expect(found.length).toBe(text.split(quote).length - 1);
        },
      ),
    );
  });

  it('leave out those where the person marked more or less', () => {
    const places = [
      { start: 0, end: 2 },
      { start: 5, end: 7 },
      { start: 9, end: 11 },
    ];
    const mentions = [at('机构', 0, 2), at('机构', 5, 9), at('人物', 9, 12)];
    expect(freeOccurrences(places, mentions, '机构')).toEqual([places[0], places[2]]);
  });

  it('of a string that stands there ten thousand times come at once', () => {
    const text = '海岳科技，'.repeat(10_000);
    const found = occurrencesOf(text, '海岳科技');
    const mentions = found.map(({ start, end }) => at('机构', start, end));
    expect(freeOccurrences(found, mentions, '机构')).toHaveLength(10_000);
  });
});
