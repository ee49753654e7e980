import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from './any-text.fixture';
import { chunkText } from './chunk';
import { splitsPair } from './text';

/** Seconds at most on a machine that does nothing else. */
const LONG = { timeout: 60_000 };

const options = fc
  .integer({ min: 16, max: 96 })
  .chain((size) => fc.record({ size: fc.constant(size), overlap: fc.nat(Math.floor(size / 2)) }));

describe('chunkText', () => {
  it('gives nothing for empty text', () => {
    expect(chunkText('')).toEqual([]);
  });

  it('gives one window for short text', () => {
    const text = '松果镇的邮局每天八点开门。';
    const { length } = text;
    expect(chunkText(text)).toEqual([
      { index: 0, start: 0, end: length, coreStart: 0, coreEnd: length },
    ]);
  });

  it('cuts after a sentence together with its closing quotation mark', () => {
    const text = '镇长说：“明天就修桥。”大家都鼓起掌来，掌声一直传到对岸的树林里去了。';
    const [first] = chunkText(text, { size: 24, overlap: 4 });
    expect(text.slice(0, first?.coreEnd)).toBe('镇长说：“明天就修桥。”');
  });

  it('falls back to a clause where no sentence ends', () => {
    const text = '河水在桥下慢慢地流着，岸边的柳树已经绿了一个多月还没有人来修剪';
    const [first] = chunkText(text, { size: 20, overlap: 4 });
    expect(text.slice(0, first?.coreEnd)).toBe('河水在桥下慢慢地流着，');
  });

  it('keeps a Latin word or a number whole where it can', () => {
    const text = '这家工厂去年一共卖出了 1,234,567.89 件木器';
    const [first] = chunkText(text, { size: 20, overlap: 4 });
    expect(text.slice(0, first?.coreEnd)).toBe('这家工厂去年一共卖出了 ');
  });

  it('gives every cut context on both sides', () => {
    const chunks = chunkText('字'.repeat(1000));
    expect(chunks.length).toBeGreaterThan(5);
    chunks.forEach((chunk, index) => {
      expect(chunk.coreStart - chunk.start).toBe(index === 0 ? 0 : 24);
      expect(chunk.end - chunk.coreEnd).toBe(index === chunks.length - 1 ? 0 : 24);
    });
  });

  it('tiles any text with cores inside windows that are no longer than asked', () => {
    fc.assert(
      fc.property(anyText, options, (text, { size, overlap }) => {
        let covered = 0;
        chunkText(text, { size, overlap }).forEach((chunk, index) => {
          expect(chunk.index).toBe(index);
          expect(chunk.coreStart).toBe(covered);
          expect(chunk.coreEnd).toBeGreaterThan(chunk.coreStart);
          expect(chunk.start).toBeLessThanOrEqual(chunk.coreStart);
          expect(chunk.end).toBeGreaterThanOrEqual(chunk.coreEnd);
          expect(chunk.end - chunk.start).toBeLessThanOrEqual(size);
          covered = chunk.coreEnd;
        });
        expect(covered).toBe(text.length);
      }),
    );
  });

  it('never cuts inside a surrogate pair', () => {
    fc.assert(
      fc.property(anyText, options, (text, chosen) => {
        for (const { start, end, coreStart, coreEnd } of chunkText(text, chosen)) {
          const split = [start, end, coreStart, coreEnd].some((at) => splitsPair(text, at));
          expect(split).toBe(false);
        }
      }),
    );
  });

  it('gets through a long text without a break, marks only or emoji only', LONG, () => {
    for (const unit of ['\u0301', '🐿', '\r\n', '。', 'a']) {
      const text = unit.repeat(50_000);
      expect(chunkText(text).at(-1)?.coreEnd).toBe(text.length);
    }
  });

  it('gets through a million characters', LONG, () => {
    expect(chunkText('字'.repeat(1_000_000)).at(-1)?.coreEnd).toBe(1_000_000);
  });

  it('refuses options that leave no room', () => {
    expect(() => chunkText('栗鼠', { size: 8 })).toThrow(RangeError);
    expect(() => chunkText('栗鼠', { size: 32, overlap: 20 })).toThrow(RangeError);
  });
});
