import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentenceEnds } from './sentence';

describe('sentenceEnds', () => {
  it('counts the sentences that end in a range, a run of marks once', () => {
    const text = '雨停了。船还没有来？！他等着……\n天黑了';
    expect(sentenceEnds(text, 0, text.length, 9)).toBe(3);
    expect(sentenceEnds(text, 0, 3, 9)).toBe(0);
    expect(sentenceEnds(text, 0, 4, 9)).toBe(1);
    expect(sentenceEnds(text, 0, text.length, 2)).toBe(2);
    expect(sentenceEnds(text, 5, 5, 9)).toBe(0);
  });

  it('never falls when the range grows, and never exceeds the limit', () => {
    const texts = fc.string({ unit: fc.constantFrom('船', '。', '！', '\n', 'a') });
    fc.assert(
      fc.property(texts, fc.nat(40), fc.nat(40), fc.nat(5), (text, a, b, most) => {
        const [short, long] = [Math.min(a, b), Math.max(a, b)];
        const few = sentenceEnds(text, 0, short, most);
        const many = sentenceEnds(text, 0, long, most);
        expect(many).toBeGreaterThanOrEqual(few);
        expect(many).toBeLessThanOrEqual(most);
      }),
    );
  });
});
