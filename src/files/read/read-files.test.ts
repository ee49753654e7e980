import { describe, expect, it } from 'vitest';
import { shownOf } from '../../core/document';
import { docxOf, encoderOf, epubOf, listOf, paragraph, picked, xlsxOf } from '../bytes.fixture';
import type { PickedFile } from '../file-document';
import { fakeZip, zipOf } from '../zip.fixture';
import type { ReadEntry } from './entry';
import { readFiles } from './read-files';

const gbk = encoderOf('gb18030');

function read(...files: readonly PickedFile[]): Promise<readonly ReadEntry[]> {
  let ids = 0;
  return listOf(
    readFiles(files, {
      cMaps: () => Promise.reject(new Error('no CMap here')),
      ids: { prefix: 'new', next: () => `new${(ids += 1)}` },
      onProgress: () => undefined,
      isCancelled: () => false,
    }),
  );
}

/** Kind, file, and texts or codes of an entry. */
function told({ file, content, problems }: ReadEntry): unknown[] {
  const codes = problems.map(({ code, line }) => (line === undefined ? code : `${code}:${line}`));
  if (content.kind === 'texts' || content.kind === 'annotated') {
    return [content.kind, file, ...content.documents.map(({ text }) => text), ...codes];
  }
  return [content.kind, file, ...codes];
}

const TEXT = '邵文澜管理青杉印厂。';
const BRAT = 'T1\t人名 0 3\t邵文澜\nT2\t机构名 5 9\t青杉印厂\nR1\t管理 Arg1:T1 Arg2:T2\n';

describe('readFiles', () => {
  // Finds a file that ends the reading of the others, or is left out without a word.
  it('goes on after each bad file, and says what is wrong with it', async () => {
    const entries = await read(
      picked('空.txt', ''),
      picked(
        '假.txt',
        Uint8Array.from({ length: 300 }, (_, n) => (n * n * 7) % 256),
      ),
      picked('炸.docx', docxOf(paragraph('x'), { 'word/media/b.bin': '0'.repeat(3_000_000) })),
      picked('坏.pdf', '%PDF-1.7'),
      picked('图.png', Uint8Array.of(0x89, 0x50)),
      picked('断.json', '{"a": '),
      picked('好.txt', '好的'),
    );
    expect(entries.map(told)).toEqual([
      ['failed', '空.txt', 'empty'],
      ['failed', '假.txt', 'binary'],
      ['failed', '炸.docx', 'zip-bomb'],
      ['failed', '坏.pdf', 'broken'],
      ['failed', '图.png', 'unknown-kind'],
      ['failed', '断.json', 'broken:1'],
      ['texts', '好.txt', '好的'],
    ]);
  });

  it('reads each file of a zip in its own encoding, and refuses names that lead out', async () => {
    const zip = fakeZip([
      { name: gbk('一.txt'), content: gbk('栗鼠管理局今天发布了新的公告。'), flags: 0 },
      { name: '二.txt', content: '青梧市今天发布了新的公告。' },
      { name: '../三.txt', content: '丙' },
      { name: '四.docx', content: docxOf(paragraph('丁')) },
    ]);
    expect((await read(picked('包.zip', zip))).map(told)).toEqual([
      ['failed', '包.zip/../三.txt', 'unsafe-name'],
      ['texts', '包.zip/一.txt', '栗鼠管理局今天发布了新的公告。'],
      ['texts', '包.zip/二.txt', '青梧市今天发布了新的公告。'],
      ['texts', '包.zip/四.docx', '丁'],
    ]);
  });

  it('reads annotations with the text beside them, as one entry', async () => {
    const zip = zipOf({
      'a.txt': TEXT,
      'a.ann': BRAT,
      'b.ann': BRAT,
      'annotation.conf': '[entities]',
      'c.txt': '别的文本',
    });
    const entries = await read(picked('包.zip', zip));
    expect(entries.map(told)).toEqual([
      ['annotated', '包.zip/a.ann', TEXT],
      ['failed', '包.zip/b.ann', 'missing-text'],
      ['failed', '包.zip/annotation.conf', 'not-read'],
      ['texts', '包.zip/c.txt', '别的文本'],
    ]);
    const content = entries[0]?.content;
    const [document] = content?.kind === 'annotated' ? content.documents : [];
    expect(document && shownOf(document).extraction.mentions.map(({ text }) => text)).toEqual([
      '邵文澜',
      '青杉印厂',
    ]);
  });

  it('moves offsets where line ends become one character', async () => {
    const text = `第一行\r\n${TEXT}`;
    const mention = { id: 'm', type: '人名', start: 5, end: 8, text: '邵文澜' };
    const line = JSON.stringify({ id: 'a', text, mentions: [mention] });
    const [entry] = await read(picked('a.jsonl', line));
    const document = entry?.content.kind === 'annotated' ? entry.content.documents[0] : undefined;
    const [found] = document === undefined ? [] : shownOf(document).extraction.mentions;
    expect(document?.text).toBe(`第一行\n${TEXT}`);
    expect(found).toMatchObject({ start: 4, end: 7, text: '邵文澜' });
    expect(document?.source).toEqual({ file: 'a.jsonl', id: 'a' });
  });

  it('keeps no id that two documents of a file have', async () => {
    const line = (text: string): string => JSON.stringify({ id: '1', text, mentions: [] });
    const [entry] = await read(picked('a.jsonl', `${line('甲')}\n${line('乙')}`));
    expect(entry?.content).toMatchObject({
      documents: [{ source: { file: 'a.jsonl' } }, { source: { file: 'a.jsonl' } }],
    });
    expect(JSON.stringify(entry?.content)).not.toContain('"id":"1"}');
  });

  it('counts what of annotations lies beyond the text, and keeps the rest', async () => {
    const mention = (start: number, end: number, text: string) => ({
      ...{ id: `${start}`, type: '人名', start, end, text },
    });
    const mentions = [mention(0, 3, '邵文澜'), mention(400, 403, '不在文')];
    const line = JSON.stringify({ id: 'a', text: TEXT, mentions });
    const [entry] = await read(picked('a.jsonl', line));
    expect(entry?.losses).toMatchObject([
      { code: 'quote-not-found', count: 1, where: ['a.jsonl:1'] },
    ]);
  });

  // Fault: two losses of one kind, which a list by kind cannot show.
  it('adds up the losses of all chapters of a book', async () => {
    const chapter = '<p>文</p><img src="a.png"/>';
    const [entry] = await read(picked('书.epub', epubOf([chapter, chapter])));
    expect(entry?.losses).toMatchObject([{ code: 'image', count: 2 }]);
  });

  it('offers tables: records, rows and sheets', async () => {
    const entries = await read(
      picked('a.jsonl', '{"id":"1","text":"甲"}\n{"id":"2"\n{"id":"3","text":"丙"}'),
      picked('a.csv', '标题,正文\n一,甲\n'),
      picked('a.xlsx', xlsxOf(['<c r="A1" t="inlineStr"><is><t>甲</t></is></c>'])),
    );
    expect(entries.map(told)).toEqual([
      ['table', 'a.jsonl', 'broken:2'],
      ['table', 'a.csv'],
      ['table', 'a.xlsx'],
    ]);
  });
});
