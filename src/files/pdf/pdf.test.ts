import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageAt } from '../../core/source';
import type { FileDocument } from '../file-document';
import { picked } from '../bytes.fixture';
import { joinPages } from './paragraphs';
import { readPdf } from './pdf';
import { withoutRadicals } from './radicals';
import { LOCKED, pdfOf, withoutFont, type FakeLine } from './pdf.fixture';

const cMaps = async (name: string): Promise<Uint8Array> =>
  new Uint8Array(await readFile(`node_modules/pdfjs-dist/cmaps/${name}`));

const read = (bytes: Uint8Array) => readPdf(picked('卷/报告.pdf', bytes), { cMaps });

async function documentOf(pages: readonly (readonly FakeLine[])[]): Promise<FileDocument> {
  const result = await read(pdfOf(pages));
  if (!result.ok) throw new Error(result.error.reason);
  return result.value;
}

/** Lines of 30 characters at 12 points, as a page of a report has them. */
function body(text: string, { x = 90, y = 760, wide = 30 } = {}): readonly FakeLine[] {
  const lines: FakeLine[] = [];
  for (const paragraph of text.split('\n')) {
    const indented = `\u3000\u3000${paragraph}`;
    for (let at = 0; at < indented.length; at += wide) {
      const line = indented.slice(at, at + wide);
      const indent = at === 0 ? 24 : 0;
      lines.push({ text: line.trimStart(), x: x + indent, y: y - lines.length * 18 });
    }
  }
  return lines;
}

const FIRST =
  '青梧市统计局今天发布上半年数据，全市生产总值比去年同期增长百分之五，其中机械制造业和食品加工业增长较快。\n副市长韩立群在会上说，下半年要继续改善营商环境，支持中小企业发展，让更多的年轻人愿意留在本地工作。';

describe('readPdf', () => {
  it('joins lines that only wrap, and keeps paragraphs', async () => {
    const { text, title } = await documentOf([body(FIRST)]);
    expect(text).toBe(FIRST);
    expect(title).toBe('报告');
  });

  it('joins a paragraph over a page, and knows the page of every place', async () => {
    const lines = body(FIRST);
    const cut = 3;
    const moved = lines.slice(cut).map((line, index) => ({ ...line, y: 760 - index * 18 }));
    const { text, source } = await documentOf([lines.slice(0, cut), moved]);
    expect(text).toBe(FIRST);
    const start = text.indexOf(moved[0]?.text ?? '?');
    expect(source.pages).toEqual([
      { page: 1, start: 0 },
      { page: 2, start },
    ]);
    expect([pageAt(source, 0), pageAt(source, start - 1), pageAt(source, start)]).toEqual([
      1, 1, 2,
    ]);
  });

  it('drops headers, footers and page numbers, and counts them', async () => {
    const pages = Array.from({ length: 4 }, (_, index) => [
      { text: '青梧统计年鉴', x: 250, y: 810, size: index === 0 ? 18 : 9 },
      ...body(`第${index + 1}部分说的是各不相同的内容，这里写得长一些，让它至少有两行那么长才行。`),
      { text: `— ${index + 11} —`, x: 280, y: 40 },
    ]);
    const { text, losses } = await documentOf(pages);
    // The title of the first page has the words of the header, in larger letters.
    expect(text).toMatch(/^青梧统计年鉴\n第1部分/u);
    expect(text.slice(6)).not.toMatch(/年鉴|—/u);
    expect(text).toContain('第4部分');
    expect(losses).toMatchObject([{ code: 'page-edge', count: 7 }]);
  });

  it('reads two columns one after the other, below a title that spans them', async () => {
    const left = body(
      '左栏的第一段讲山里的事情，写得比较长，好让它有好几行，看得出是一栏文字而不是表格，这样才好分清左右，不至于读错了先后。',
      {
        x: 60,
        y: 700,
        wide: 16,
      },
    );
    const right = body(
      '右栏的第一段讲城里的事情，写得也比较长，同样有好几行，看得出也是一栏文字而不是表格，这样才好分清左右，不至于读错了先后。',
      {
        x: 320,
        y: 700,
        wide: 16,
      },
    );
    const title = {
      text: '一份分成左右两栏的内部工作简报，题目横跨两栏',
      x: 100,
      y: 740,
      size: 16,
    };
    // As some programs write them: line by line across both columns.
    const mixed = left.flatMap((line, index) => [line, ...(right[index] ? [right[index]] : [])]);
    const { text } = await documentOf([[title, ...mixed, ...right.slice(left.length)]]);
    expect(text.split('\n')).toEqual([
      title.text,
      '左栏的第一段讲山里的事情，写得比较长，好让它有好几行，看得出是一栏文字而不是表格，这样才好分清左右，不至于读错了先后。',
      '右栏的第一段讲城里的事情，写得也比较长，同样有好几行，看得出也是一栏文字而不是表格，这样才好分清左右，不至于读错了先后。',
    ]);
  });

  it('ends a paragraph with a sentence where no column shows', async () => {
    const { text } = await documentOf([
      [{ text: '一页只有一句话。', x: 90, y: 700 }],
      [{ text: '这一页的一句话没有完，', x: 90, y: 700 }],
      [{ text: '到这里才完。', x: 90, y: 700 }],
    ]);
    expect(text).toBe('一页只有一句话。\n这一页的一句话没有完，到这里才完。');
  });

  it('reads a table row by row', async () => {
    const rows = ['甲 12 青梧', '乙 34 云泽', '丙 56 桐山', '丁 78 白石', '戊 90 南渡'];
    const cells = rows.flatMap((row, index) =>
      row.split(' ').map((text, column) => ({ text, x: 80 + column * 150, y: 700 - index * 20 })),
    );
    const { text } = await documentOf([cells]);
    expect(text.split('\n')).toEqual(rows.map((row) => row.replaceAll(' ', '\t')));
  });

  it('says that a scan has no text, and counts pages without any', async () => {
    expect(await read(pdfOf([[], []]))).toMatchObject({ ok: false, error: { code: 'scanned' } });
    const { losses } = await documentOf([body(FIRST), []]);
    expect(losses).toMatchObject([
      { code: 'page-without-text', count: 1, where: ['卷/报告.pdf#2'] },
    ]);
  });

  it.each([
    ['empty', new Uint8Array()],
    ['broken', new TextEncoder().encode('%PDF-1.7 and nothing else')],
    ['encrypted', pdfOf([body(FIRST)], LOCKED)],
    ['garbled', withoutFont(pdfOf([body(FIRST)]))],
  ])('says %s', async (code, bytes) => {
    expect(await read(bytes)).toMatchObject({ ok: false, error: { code, file: '卷/报告.pdf' } });
  });
});

describe('withoutRadicals', () => {
  it('gives the characters that radicals stand for, one for one', () => {
    expect(withoutRadicals('⻘梧市⻓⽤⼈，长青')).toBe('青梧市长用人，长青');
    for (let code = 0x2e80; code <= 0x2fd5; code += 1) {
      expect(withoutRadicals(String.fromCharCode(code))).toHaveLength(1);
    }
  });
});

describe('joinPages', () => {
  const line = (text: string) => ({
    ...{ text, left: 0, right: 100, y: 0, size: 10, columnLeft: 0, columnRight: 100, wraps: true },
  });
  const page = (number: number, texts: readonly string[]) => ({
    ...{ number, height: 800, lines: texts.map(line) },
  });

  it('joins ragged lines where the next word did not fit, and no others', () => {
    const ragged = (text: string, right: number) => ({ ...line(text), right });
    const lines = [
      ragged('a line that ends before', 62),
      ragged('extraordinarily long words stands', 98),
      ragged('on its own, and the next', 60),
      ragged('a short word would have fit', 96),
    ];
    expect(joinPages([{ number: 1, height: 800, lines }]).text).toBe(
      'a line that ends before extraordinarily long words stands on its own, and the next\na short word would have fit',
    );
  });

  it('makes divided words whole, and leaves a hyphen between words', () => {
    const pages = [page(1, ['the extrac-', 'tion of well-', 'Known names', '栗鼠', '山'])];
    expect(joinPages(pages)).toMatchObject({
      text: 'the extraction of well-Known names栗鼠山',
      hyphens: 1,
    });
  });

  // Finds a character that is lost, doubled or put on another page.
  it('keeps every character on its page', () => {
    const texts = fc.array(fc.stringMatching(/^[a-c栗鼠。]{1,5}$/u), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 5 }), (content) => {
        const pages = content.map((lines, index) => page(index + 1, lines));
        const joined = joinPages(pages);
        for (const [index, { page: number, start }] of joined.pages.entries()) {
          const end = joined.pages[index + 1]?.start ?? joined.text.length;
          const own = joined.text.slice(start, end).replace(/[\s]/gu, '');
          expect(own).toBe((content[number - 1] ?? []).join(''));
        }
      }),
    );
  });
});
