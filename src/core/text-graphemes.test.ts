import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from './any-text.fixture';
import { graphemeEnd, graphemeStart, isGraphemeBorder } from './text-graphemes';

const SEGMENTER = new Intl.Segmenter('und', { granularity: 'grapheme' });

describe('isGraphemeBorder', () => {
  // Finds a shortcut that disagrees with Unicode's own segmentation.
  it('agrees with the segmentation of the whole text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const borders = new Set([...SEGMENTER.segment(text)].map(({ index }) => index));
        for (let index = 1; index < text.length; index += 1) {
          expect([index, isGraphemeBorder(text, index)]).toEqual([index, borders.has(index)]);
        }
      }),
    );
  });

  it('finds both ends of a joined emoji', () => {
    const text = '李👩\u200d🔬明';
    expect([graphemeStart(text, 3), graphemeEnd(text, 3)]).toEqual([1, 6]);
  });
});
