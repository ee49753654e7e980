import { describe, expect, it } from 'vitest';
import { docxOf, encoderOf, epubOf, listOf, paragraph, picked } from './bytes.fixture';
import { readEpub } from './html/epub';
import { parseHtml, readHtml } from './html/html';
import { readDocx } from './office/docx';
import { readText } from './text';
import { zipOf } from './zip.fixture';

const gbk = encoderOf('gb18030');

describe('readText', () => {
  it('gives text with line feeds, a title and where it came from', async () => {
    expect(await readText(picked('卷/年报.txt', '第一行\r\n第二行'))).toEqual({
      ok: true,
      value: { text: '第一行\n第二行', title: '年报', source: { file: '卷/年报.txt' }, losses: [] },
    });
  });

  it('guesses GB18030, and counts bytes that mean nothing', async () => {
    const bytes = gbk('栗鼠管理局发布了新的公告，请各处遵照执行。');
    const broken = Uint8Array.from([...bytes.slice(0, 6), 0xff, ...bytes.slice(6)]);
    const read = await readText(picked('a.txt', broken));
    expect(read).toMatchObject({
      ok: true,
      value: { losses: [{ code: 'bytes-replaced', count: 1 }] },
    });
  });

  it.each([
    ['empty', new Uint8Array()],
    ['binary', Uint8Array.from({ length: 400 }, (_, index) => (index * 7) % 256)],
    ['binary', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0x0d)],
    ['no-text', new TextEncoder().encode(' \n\t\n')],
    ['too-long', new TextEncoder().encode('字'.repeat(1_000_001))],
  ])('says %s', async (code, bytes) => {
    expect(await readText(picked('a.txt', bytes))).toMatchObject({
      ok: false,
      error: { code, file: 'a.txt' },
    });
  });
});

describe('parseHtml', () => {
  it.each([
    ['<p>甲\n  乙</p><p>丙&amp;丁<br>戊</p>', '甲乙\n\n丙&丁\n戊'],
    ['<h1>标题</h1><div>一<span> 二 </span>三</div>', '标题\n\n一 二 三'],
    ['<p>Fold\n 3 and</p>', 'Fold 3 and'],
    [
      '<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>',
      '甲\t乙\n丙\t丁',
    ],
    [
      '<table><tr><td><p>甲</p></td><td><p>乙</p><p>丙</p></td></tr><tr><td></td><td>丁</td></tr></table><p>后</p>',
      '甲\t乙\n丙\n丁\n\n后',
    ],
    ['<ul><li>一</li><li>二</li></ul>', '一\n二'],
    ['<pre>a  b\n c</pre>', 'a  b\n c'],
    ['<p>看</p><script>x()</script><style>p{}</style><p hidden>藏</p>', '看'],
    ['<ruby>栗<rt>lì</rt></ruby>鼠', '栗鼠'],
  ])('%j reads %j', (html, text) => {
    expect(parseHtml(html).text).toBe(text);
  });

  it('takes a page that is nested very deeply', () => {
    const html = `${'<div>'.repeat(50_000)}深处${'</div>'.repeat(50_000)}`;
    expect(parseHtml(html).text).toBe('深处');
  });
});

describe('readHtml', () => {
  it('believes the encoding that the file names, and takes its title', async () => {
    const page = '<meta charset="gb2312"><title>公告</title><p>青梧市</p><img src="x">';
    expect(await readHtml(picked('a.html', gbk(page)))).toMatchObject({
      value: { text: '青梧市', title: '公告', losses: [{ code: 'image', count: 1 }] },
    });
  });
});

describe('readEpub', () => {
  it('reads the chapters of the spine, in XHTML with empty elements', async () => {
    const chapters = [
      '<html><head><title/></head><body><h1>一</h1><p>山里有栗鼠。</p></body></html>',
      '<html><head><title>第二回</title></head><body><p>它冬眠。</p><a id="x"/><p>春天来了。</p></body></html>',
      '<html><head><title/></head><body><img src="cover.jpg"/></body></html>',
    ];
    const read = await listOf(readEpub(picked('书.epub', epubOf(chapters))));
    expect(read).toMatchObject([
      { value: { text: '一\n\n山里有栗鼠。', title: '山中纪事 · 1', source: { part: '1' } } },
      { value: { text: '它冬眠。\n\n春天来了。', source: { file: '书.epub', part: '第二回' } } },
    ]);
  });

  it.each([
    ['broken', zipOf({ mimetype: 'application/epub+zip' })],
    ['broken', new TextEncoder().encode('no zip')],
    ['empty', new Uint8Array()],
    ['no-text', epubOf(['<p></p>'])],
    [
      'encrypted',
      epubOf(['<p>x</p>'], { 'META-INF/encryption.xml': '<CipherReference URI="OPS/c 0.xhtml"/>' }),
    ],
  ])('says %s', async (code, bytes) => {
    expect(await listOf(readEpub(picked('a.epub', bytes)))).toMatchObject([{ error: { code } }]);
  });
});

describe('readDocx', () => {
  it('reads paragraphs and tables, without what was deleted', async () => {
    const table = `<w:tbl><w:tr><w:tc>${paragraph('甲')}</w:tc><w:tc>${paragraph('乙')}</w:tc></w:tr></w:tbl>`;
    const deleted = '<w:p><w:del><w:r><w:delText>删去的</w:delText></w:r></w:del></w:p>';
    const body = `${paragraph('栗鼠<管理局>')}${deleted}${paragraph('第二段')}${table}`;
    const read = await readDocx(picked('文/公函.docx', docxOf(body)));
    expect(read).toMatchObject({
      ok: true,
      value: { title: '公函', source: { file: '文/公函.docx' }, losses: [] },
    });
    expect(read.ok && read.value.text).toBe('栗鼠<管理局>\n\n第二段\n\n甲\t乙');
  });

  it.each([
    ['empty', new Uint8Array()],
    ['broken', new TextEncoder().encode('no zip at all')],
    ['broken', zipOf({ 'a.txt': 'another zip' })],
    ['encrypted', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
    ['zip-bomb', docxOf(paragraph('x'), { 'word/media/big.bin': '0'.repeat(3_000_000) })],
    ['no-text', docxOf(paragraph(' '))],
  ])('says %s', async (code, bytes) => {
    expect(await readDocx(picked('a.docx', bytes))).toMatchObject({ ok: false, error: { code } });
  });
});
