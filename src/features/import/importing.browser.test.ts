import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeDatabase } from '../../storage/db';
import { listDocuments, loadDocuments } from '../../storage/documents';
import { docxOf, paragraph, picked } from '../../files/bytes.fixture';
import { pdfOf } from '../../files/pdf/pdf.fixture';
import { EMPTY_SCHEMA } from '../../core/schema';
import { itemsOfKind } from '../../core/decided';
import type { Document } from '../../core/document';
import type { PickedFile } from '../../files/file-document';
import { Importing, type ImportLibrary } from './importing.svelte';
import { pastedFiles } from './given-files';

const TEXT = '邵文澜管理青杉印厂。';
const BRAT = 'T1\t人名 0 3\t邵文澜\nT2\t机构名 5 9\t青杉印厂\n';

function wipe(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase('chinchilla');
    request.onsuccess = () => {
      resolve();
    };
    request.onerror = () => {
      reject(new Error('not deleted'));
    };
  });
}

let opened: string[];
let library: ImportLibrary;
beforeEach(async () => {
  await closeDatabase();
  await wipe();
  opened = [];
  library = {
    keeper: { flush: () => Promise.resolve() },
    openId: 'none',
    refresh: () => Promise.resolve(),
    open: (id) => {
      opened.push(id);
      return Promise.resolve(true);
    },
  };
});
afterEach(async () => {
  await closeDatabase();
});

async function bring(...files: readonly PickedFile[]): Promise<Importing> {
  const importing = new Importing(EMPTY_SCHEMA);
  await importing.read(files);
  await importing.store(library, 'p');
  importing.close();
  return importing;
}

async function stored(): Promise<readonly Document[]> {
  const listed = await listDocuments();
  const loaded = await loadDocuments(listed.ok ? listed.value.map(({ id }) => id) : []);
  return loaded.ok ? loaded.value.toSorted((a, b) => a.title.localeCompare(b.title)) : [];
}

test('files are read in the worker, stored, and the first one is opened', async () => {
  const line = (text: string, y: number) => ({ text, x: 90, y });
  const pages = [[line('青梧市统计局今天发布了数据。', 700)], [line('次页另起一段。', 700)]];
  const importing = await bring(
    picked('a 报告.pdf', pdfOf(pages)),
    picked('b 公函.docx', docxOf(paragraph('公函一件'))),
    picked('空.txt', ''),
  );
  expect(importing.entries.map(({ content }) => content.kind)).toEqual([
    'texts',
    'texts',
    'failed',
  ]);
  expect(importing.outcome).toMatchObject({ added: 2, merged: 0, same: 0 });
  const documents = await stored();
  expect(documents.map(({ text }) => text)).toEqual([
    '青梧市统计局今天发布了数据。\n次页另起一段。',
    '公函一件',
  ]);
  expect(documents[0]?.source).toEqual({
    file: 'a 报告.pdf',
    pages: [
      { page: 1, start: 0 },
      { page: 2, start: 15 },
    ],
  });
  expect(opened).toEqual([documents[0]?.id]);
});

// Finds an import that doubles documents or items in the database.
test('a second import of the same files changes nothing', async () => {
  const files = [
    picked('a.txt', TEXT),
    picked('a.ann', BRAT),
    picked('b.csv', '标题,正文\n一,第一段文字\n二,第二段文字\n'),
  ];
  expect((await bring(...files)).outcome).toMatchObject({ added: 3 });
  const before = await stored();
  expect((await bring(...files)).outcome).toMatchObject({ added: 0, merged: 0, same: 3 });
  expect(await stored()).toEqual(before);
});

test('names are mapped, and what is left out is not imported', async () => {
  const schema = { ...EMPTY_SCHEMA, entities: [{ name: '人物' }, { name: '组织' }] };
  const importing = new Importing(schema);
  await importing.read([picked('a.txt', TEXT), picked('a.ann', BRAT), picked('b.txt', '别的')]);
  expect(importing.types.map(({ name, count }) => [name, count])).toEqual([
    ['人名', 1],
    ['机构名', 1],
  ]);
  const [type] = importing.types;
  expect(type && importing.namesFor(type)).toEqual(['人物', '组织']);
  importing.rename('人名', '人物');
  importing.choose([1], false);
  expect(importing.documents).toBe(1);
  await importing.store(library, 'p');
  importing.close();
  const documents = await stored();
  expect(documents).toHaveLength(1);
  const mentions = documents.flatMap(({ items }) => itemsOfKind(items, 'mention'));
  expect(mentions.map(({ type: name }) => name)).toEqual(['人物', '机构名']);
  expect(documents[0]?.schema.entities.map(({ name }) => name)).toEqual(['人物', '组织', '机构名']);
});

test('cells are pasted as a table, pages as HTML, and a picture of cells is none', () => {
  const paste = (html: string, text: string, files: readonly File[] = []): readonly string[] => {
    const data = new DataTransfer();
    data.setData('text/html', html);
    data.setData('text/plain', text);
    for (const file of files) data.items.add(file);
    return pastedFiles(data, '粘贴').map(({ path }) => path);
  };
  const picture = new File(['x'], 'image.png', { type: 'image/png' });
  expect(paste('<table><tr><td>a</td></tr></table>', 'a\tb\nc\td', [picture])).toEqual([
    '粘贴.tsv',
  ]);
  expect(paste('<p>段</p>', '段')).toEqual(['粘贴.html']);
  expect(paste('', '段')).toEqual(['粘贴.txt']);
  expect(paste('', '', [picture])).toEqual(['image.png']);
  expect(paste('', '')).toEqual([]);
});
