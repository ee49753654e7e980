import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invertChange, textChange } from './change';
import { changeDocument, newDocument } from './document';
import { findEdit } from './edit';
import { pageAt, type DocumentSource } from './source';

const SOURCE: DocumentSource = {
  file: '报告.pdf',
  pages: [
    { page: 1, start: 0 },
    { page: 2, start: 4 },
    { page: 4, start: 8 },
  ],
};
const TEXT = '第一页。第二页。第四页。';
const DOCUMENT = { ...newDocument('d', 1, { text: TEXT }), source: SOURCE };

const edited = (next: string): typeof DOCUMENT => {
  const change = textChange(DOCUMENT, findEdit(TEXT, next));
  return changeDocument(DOCUMENT, change, 2) as typeof DOCUMENT;
};
const pageOf = ({ source, text }: typeof DOCUMENT, part: string): number | undefined =>
  pageAt(source, text.indexOf(part));

describe('pages of a document', () => {
  it('are those of the file, a row has none', () => {
    expect([0, 3, 4, 8, 11].map((offset) => pageAt(SOURCE, offset))).toEqual([1, 1, 2, 4, 4]);
    expect(pageAt({ file: 'a.csv', row: 2 }, 0)).toBeUndefined();
    expect(pageAt({ file: 'a', page: 3 }, 9)).toBe(3);
  });

  it('stay with their text when something is typed before or inside it', () => {
    const document = edited('前言很长，第一页。第二页。第四页。');
    expect(pageOf(document, '前言')).toBe(1);
    expect(pageOf(document, '第二页')).toBe(2);
    expect(pageOf(document, '第四页')).toBe(4);
    expect(pageOf(edited('第一页。第二页。补充。第四页。'), '第四页')).toBe(4);
  });

  // Finds a page that stays in the wrong place once an edit was taken back.
  it('come back as they were when an edit is taken back', () => {
    const text = fc.stringMatching(/^[第一二三四页。x]{0,16}$/u);
    fc.assert(
      fc.property(text, (next) => {
        const change = textChange(DOCUMENT, findEdit(TEXT, next));
        const there = changeDocument(DOCUMENT, change, 2);
        const starts = there.source?.pages?.map(({ start }) => start) ?? [];
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
        expect(starts.every((start) => start >= 0 && start <= next.length)).toBe(true);
        const back = changeDocument(there, invertChange(change), 3);
        expect(back.source).toEqual(SOURCE);
        expect(back.text).toBe(TEXT);
      }),
    );
  });
});
