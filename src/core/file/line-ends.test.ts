import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../any-text.fixture';
import { countInFile, fileTextOf, normalizeLineEnds } from './line-ends';

describe('normalizeLineEnds', () => {
  it('leaves line feeds only', () => {
    expect(normalizeLineEnds('一\r\n二\r三\n四')).toBe('一\n二\n三\n四');
  });
});

describe('countInFile', () => {
  it('counts a carriage return and its line feed as two', () => {
    const file = fileTextOf('甲\r\n乙\r丙\r\n丁');
    const mention = { id: 'm', type: '名', start: 2, end: 5, text: '乙\n丙' };
    const issue = { code: 'cut', detail: '', start: 0, end: 7 } as const;
    const relations = [{ type: '系', head: 'm', tail: 'm' }];
    const events = [{ type: '事', trigger: 'm', arguments: [{ role: '者', mention: 'm' }] }];
    const counted = countInFile(file, { mentions: [mention], relations, events, issues: [issue] });
    const id = '3-6-名';
    expect(counted.mentions).toEqual([{ ...mention, id, start: 3, end: 6, text: '乙\r丙' }]);
    expect(counted.relations).toEqual([{ type: '系', head: id, tail: id }]);
    expect(counted.events).toEqual([
      { type: '事', trigger: id, arguments: [{ role: '者', mention: id }] },
    ]);
    expect(counted.issues).toEqual([{ ...issue, end: 9 }]);
  });

  // Finds an offset that is off by one beside a line break.
  it('gives the same characters in the file, whatever the text', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (file, a, b) => {
        const { text, toFile } = fileTextOf(file);
        const start = a % (text.length + 1);
        const end = start + (b % (text.length + 1 - start));
        const slice = file.slice(toFile(start), toFile(end));
        expect(normalizeLineEnds(slice)).toBe(text.slice(start, end));
        expect(toFile(text.length)).toBe(file.length);
      }),
    );
  });
});
