import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../any-text.fixture';
import { chunkText } from '../chunk';
import type { Extraction } from '../extraction';
import { createMerger } from '../merge';
import { cleanText } from './clean';
import { restoreFinds, restoreWindow } from './restore';

const SOURCE = '青 梧 市 副 市 长 韩 立 群 说 。';

function findsIn(text: string, parts: readonly string[]): Extraction {
  const mentions = parts.map((part, index) => {
    const start = text.indexOf(part);
    return { id: `m${index}`, type: '名', start, end: start + part.length, text: part };
  });
  return { mentions, relations: [], events: [], issues: [] };
}

describe('restoreFinds', () => {
  it('gives the true slice of the text, blanks and all', () => {
    const copy = cleanText(SOURCE);
    const [mention] = restoreFinds(SOURCE, copy, findsIn(copy.text, ['韩立群'])).mentions;
    expect(mention).toMatchObject({ text: '韩 立 群', start: 12, end: 17 });
  });

  it('leaves out what nobody would mark, with the links that need it', () => {
    const source = '李明👍说。';
    const copy = cleanText(source);
    const found = findsIn(copy.text, ['李明👍', '👍', '说']);
    const restored = restoreFinds(source, copy, {
      ...found,
      relations: [
        { type: '系', head: 'm0', tail: 'm1' },
        { type: '系', head: 'm0', tail: 'm2' },
      ],
      events: [
        {
          type: '事',
          trigger: 'm2',
          arguments: [
            { role: '者', mention: 'm0' },
            { role: '物', mention: 'm1' },
          ],
        },
        { type: '事', trigger: 'm1', arguments: [{ role: '者', mention: 'm0' }] },
      ],
    });
    expect(restored.mentions.map(({ text }) => text)).toEqual(['李明', '说']);
    expect(restored.relations).toEqual([{ type: '系', head: 'm0', tail: 'm2' }]);
    expect(restored.events).toEqual([
      { type: '事', trigger: 'm2', arguments: [{ role: '者', mention: 'm0' }] },
    ]);
  });

  it('maps the range of an issue', () => {
    const copy = cleanText(SOURCE);
    const issue = { code: 'cut', detail: '', start: 0, end: copy.text.length } as const;
    const { issues } = restoreFinds(SOURCE, copy, { ...findsIn('', []), issues: [issue] });
    expect(issues).toEqual([{ ...issue, end: SOURCE.length }]);
  });

  // Finds a span that is not true of the text, or windows that lose part of it.
  it('gives true spans and windows that tile the text, whatever the text', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.integer({ min: 1, max: 30 }), (source, at, length) => {
        const copy = cleanText(source);
        if (copy.text === '') return;
        const start = at % copy.text.length;
        const end = Math.min(copy.text.length, start + length);
        const found = findsIn(copy.text, [copy.text.slice(start, end)]);
        for (const mention of restoreFinds(source, copy, found).mentions) {
          expect(source.slice(mention.start, mention.end)).toBe(mention.text);
        }
        let border = 0;
        for (const chunk of chunkText(copy.text, { size: 32, overlap: 8 })) {
          const window = restoreWindow(copy, chunk);
          expect(window.coreStart).toBe(border);
          expect(window.start).toBeLessThanOrEqual(window.coreStart);
          border = window.coreEnd;
        }
        expect(border).toBe(source.length);
      }),
    );
  });

  it('joins a mention that the border of a window cut, where characters were taken out behind it', () => {
    const source = '甲\u200b乙\u200b丙\u200b丁';
    const copy = cleanText(source);
    const merger = createMerger(source);
    const windows = [
      { index: 0, start: 0, end: 3, coreStart: 0, coreEnd: 2 },
      { index: 1, start: 1, end: 4, coreStart: 2, coreEnd: 4 },
    ];
    for (const [index, text] of ['乙丙', '乙丙丁'].entries()) {
      const { start, end } = restoreWindow(
        copy,
        windows[index] ?? { index: 0, start: 0, end: 0, coreStart: 0, coreEnd: 0 },
      );
      merger.add({
        start,
        end,
        extraction: restoreFinds(source, copy, findsIn(copy.text, [text])),
      });
    }
    expect(merger.snapshot().mentions.map(({ text }) => text)).toEqual(['乙\u200b丙\u200b丁']);
  });
});
