import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from './any-text.fixture';
import { groundMention } from './mention';
import { splitsPair } from './text';

describe('groundMention', () => {
  it('takes the text of a mention from the text', () => {
    expect(groundMention('\t栗鼠\r\n', { type: '动物', start: 1, end: 3, score: 0.5 })).toEqual({
      ok: true,
      value: { id: '1-3-动物', type: '动物', start: 1, end: 3, text: '栗鼠', score: 0.5 },
    });
  });

  it('widens a border inside a surrogate pair to the whole character', () => {
    const grounded = groundMention('a🐿b', { type: '动物', start: 2, end: 3 });
    expect(grounded).toMatchObject({ ok: true, value: { start: 1, end: 3, text: '🐿' } });
  });

  it.each([
    [-1, 2],
    [0, 4],
    [2, 2],
    [2, 1],
    [0.5, 2],
    [Number.NaN, 2],
    [0, Number.POSITIVE_INFINITY],
  ])('reports [%d, %d) of three characters as ungrounded', (start, end) => {
    expect(groundMention('一二三', { type: '数', start, end })).toMatchObject({
      ok: false,
      error: { code: 'ungrounded' },
    });
  });

  it('gives a true span or an issue within the text, whatever the offsets', () => {
    const offset = fc.oneof(fc.integer({ min: -5, max: 420 }), fc.double());
    fc.assert(
      fc.property(anyText, offset, offset, (text, start, end) => {
        const grounded = groundMention(text, { type: '类', start, end });
        if (grounded.ok) {
          const mention = grounded.value;
          expect(text.slice(mention.start, mention.end)).toBe(mention.text);
          expect(mention.text).not.toBe('');
          expect(splitsPair(text, mention.start) || splitsPair(text, mention.end)).toBe(false);
        } else {
          expect(grounded.error.start).toBeGreaterThanOrEqual(0);
          expect(grounded.error.end).toBeGreaterThanOrEqual(grounded.error.start);
          expect(grounded.error.end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});
