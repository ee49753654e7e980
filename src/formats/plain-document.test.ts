import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyActs, beginLife, live } from '../core/any-document.fixture';
import { anyText } from '../core/any-text.fixture';
import { parsePlainDocument, plainDocument } from './plain-document';

describe('a document as plain JSON', () => {
  // Catches: a field that is not written or not read, or items that change on the way.
  it('comes back as it was, after any life', () => {
    fc.assert(
      fc.property(anyText, anyActs, (text, acts) => {
        const { document } = acts.reduce(live, beginLife(text));
        const json: unknown = JSON.parse(JSON.stringify(plainDocument(document)));
        expect(parsePlainDocument(json)).toEqual({ ok: true, value: document });
      }),
      { numRuns: 200 },
    );
  });

  it('says where it came from', () => {
    const source = {
      ...{ file: '卷/报告.pdf', page: 2, row: 3, id: '7', part: '甲表' },
      pages: [
        { page: 1, start: 0 },
        { page: 3, start: 2 },
      ],
      fields: { 来源: '网站' },
    };
    const document = { ...beginLife('甲乙丙').document, source };
    const json: unknown = JSON.parse(JSON.stringify(plainDocument(document)));
    expect(parsePlainDocument(json)).toEqual({ ok: true, value: document });
  });

  // Catches: a reader that throws, or believes offsets and references that do not fit the text.
  it('refuses what does not fit, and takes any value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(parsePlainDocument(value).ok).toBe(false);
      }),
    );
    const document = live(beginLife('甲乙丙'), ['add', 1, 0, '']).document;
    const plain = JSON.parse(JSON.stringify(plainDocument(document))) as {
      text: string;
      items: { end: number }[];
    };
    expect(parsePlainDocument({ ...plain, text: '' })).toMatchObject({ ok: false });
    expect(parsePlainDocument({ ...plain, text: 7 })).toMatchObject({ ok: false });
  });
});
