import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from './any-text.fixture';
import { tidyEdges } from './mention-edges';
import { isGraphemeBorder } from './text-graphemes';

function tidy(text: string, part: string): string | undefined {
  const start = text.indexOf(part);
  const edges = tidyEdges(text, { start, end: start + part.length });
  return edges && text.slice(edges.start, edges.end);
}

describe('tidyEdges', () => {
  it.each([
    ['a family', '👨\u200d👩\u200d👧来了', '👨\u200d'],
    ['a mark of direction', 'a\u202eb', '\u202e'],
    ['a tag', '<b>李明</b>', '<b>'],
    ['the inside of a tag', '<span class="李明">', '李明'],
    ['punctuation', '他来了，她走了', '，'],
    ['a flag', '🇨🇳来了', '🇨🇳'],
    ['a lone surrogate', '李\ud842明', '\ud842'],
    ['a lone mark', '\u0301', '\u0301'],
  ])('finds nothing to mark in %s', (_, text, part) => {
    expect(tidy(text, part)).toBeUndefined();
  });

  it.each([
    ['李明👍🏽来', '李明👍', '李明'],
    ['<b>李明</b>', '<b>李明</b>', '李明'],
    ['<b>李明</b>', 'b>李明<', '李明'],
    ['他叫محمود说', '\u0645\u062d\u0645', 'محمود'],
    ['𠮷野家', '\udfb7野家', '𠮷野家'],
    ['《三体》好', '三体》', '三体'],
    ['（华为）', '（华为', '华为'],
    ['在2021年', '202', '2021'],
    ['cafe\u0301好', 'cafe', 'cafe\u0301'],
    ['\u3000李明 \n', '\u3000李明 \n', '李明'],
    ['李明、王芳', '李明、', '李明'],
    ['🇨🇳中国', '🇨🇳中国', '中国'],
    ['〖〗<b>𠮷野家', '〖〗<b>𠮷野家', '𠮷野家'],
    ['李明（）来', '李明（）', '李明'],
    ['李明-王芳', '李明-', '李明'],
  ])('of %j, marked as %j, keeps %j', (text, part, kept) => {
    expect(tidy(text, part)).toBe(kept);
  });

  it.each([
    ['《三体》好', '《三体》'],
    ['“天宫一号”好', '“天宫一号”'],
    ['华为(中国)好', '华为(中国)'],
    ['本周（2019年)好', '本周（2019年)'],
    ['用Yahoo!查', 'Yahoo!'],
    ['亏18.5%了', '18.5%'],
    ['零下-3℃了', '-3℃'],
    ['买*ST股份', '*ST股份'],
    ['写C++的', 'C++'],
    ['写C#的', 'C#'],
    ['李 明', '李 明'],
    ['曹?率军', '曹?'],
    ['找到曹?，', '曹?'],
    ['三体》好', '三体》'],
    ['导演罗兰·', '罗兰·'],
    ['读《关于港口、', '《关于港口、'],
    ['teamWEdota', 'WE'],
  ])('in %j leaves %j', (text, part) => {
    expect(tidy(text, part)).toBe(part);
  });

  const span = fc.tuple(anyText, fc.nat(), fc.integer({ min: 1, max: 40 }));

  // Finds edges outside the text, within a character, or spans that show nothing.
  it('gives whole characters with a letter or digit among them, whatever the span', () => {
    fc.assert(
      fc.property(span, ([text, at, length]) => {
        if (text === '') return;
        const start = at % text.length;
        const edges = tidyEdges(text, { start, end: Math.min(text.length, start + length) });
        if (edges === undefined) return;
        expect(edges.start).toBeGreaterThanOrEqual(0);
        expect(edges.end).toBeLessThanOrEqual(text.length);
        expect(isGraphemeBorder(text, edges.start) && isGraphemeBorder(text, edges.end)).toBe(true);
        const found = text.slice(edges.start, edges.end);
        expect(found).toMatch(/[\p{L}\p{N}]/u);
        expect(found).toBe(found.trim());
      }),
      { numRuns: 500 },
    );
  });

  // Finds a rule whose result another run would change.
  it('leaves tidy edges alone', () => {
    fc.assert(
      fc.property(span, ([text, at, length]) => {
        if (text === '') return;
        const start = at % text.length;
        const edges = tidyEdges(text, { start, end: Math.min(text.length, start + length) });
        if (edges !== undefined) expect(tidyEdges(text, edges)).toEqual(edges);
      }),
      { numRuns: 500 },
    );
  });
});
