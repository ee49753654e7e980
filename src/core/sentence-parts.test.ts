import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from './any-text.fixture';
import { sentenceParts } from './sentence-parts';

describe('the sentence of a find', () => {
  it('goes from its start to its end, with the spans marked', () => {
    const text = '前一句。许岚任海岳科技董事长。后一句。';
    const parts = sentenceParts(text, [
      { start: 7, end: 11 },
      { start: 4, end: 6 },
    ]);
    expect(parts).toEqual([
      { text: '许岚', span: 1 },
      { text: '任', span: undefined },
      { text: '海岳科技', span: 0 },
      { text: '董事长。', span: undefined },
    ]);
  });

  // Catches: text that is repeated, left out, or shown in another order, also with nested spans.
  it('is a piece of the text that holds every span', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 3 }),
        (text, places) => {
          fc.pre(text.length > 2);
          const spans = places.map(([a, b]) => {
            const [start, end] = [a % text.length, b % text.length].sort((x, y) => x - y) as [
              number,
              number,
            ];
            return { start, end: end + 1 };
          });
          const shown = sentenceParts(text, spans)
            .map((part) => part.text)
            .join('');
          expect(text).toContain(shown);
          for (const { start, end } of spans) expect(shown).toContain(text.slice(start, end));
        },
      ),
    );
  });
});
