import { beforeEach, describe, expect, it } from 'vitest';
import { itemsOfKind } from '../../src/core/decided';
import { newDocument, shownOf, type Document } from '../../src/core/document';
import { EMPTY_SCHEMA } from '../../src/core/schema';
import { picked } from '../../src/files/bytes.fixture';
import type { EntryView, ImportOutcome, ImportPlan } from '../../src/files/contract';
import type { PickedFile } from '../../src/files/file-document';
import { zipOf } from '../../src/files/zip.fixture';
import { FakeStore } from './fake-store.fixture';
import { Importer } from './importer';

const TEXT = '邵文澜管理青杉印厂。';
const BRAT = 'T1\t人名 0 3\t邵文澜\nT2\t机构名 5 9\t青杉印厂\nR1\t管理 Arg1:T1 Arg2:T2\n';
const PLAIN: Omit<ImportPlan, 'entries'> = {
  tables: new Map(),
  names: new Map(),
  presetId: 'p',
  schema: EMPTY_SCHEMA,
  addTypes: true,
};

let store: FakeStore;
let importer: Importer;
beforeEach(() => {
  store = new FakeStore();
  importer = new Importer(store, () => Promise.reject(new Error('no CMap here')));
});

async function read(...files: readonly PickedFile[]): Promise<readonly EntryView[]> {
  const entries: EntryView[] = [];
  await importer.read(
    files,
    (entry) => {
      entries.push(entry);
    },
    () => undefined,
  );
  return entries;
}

async function bring(
  files: readonly PickedFile[],
  plan: Partial<ImportPlan> = {},
): Promise<ImportOutcome> {
  const entries = (await read(...files)).map(({ id }) => id);
  const outcome = await importer.store({ ...PLAIN, entries, ...plan }, () => undefined);
  if (!outcome.ok) throw new Error(outcome.error.detail);
  return outcome.value;
}

const documents = (): readonly Document[] =>
  [...store.documents.values()].map(({ document }) => document);

describe('Importer', () => {
  it('shows what is in annotated files before anything is stored', async () => {
    const [entry] = await read(picked('a.txt', TEXT), picked('a.ann', BRAT));
    expect(entry?.content).toMatchObject({
      kind: 'annotated',
      format: 'brat',
      documents: 1,
      first: TEXT,
      counts: { mentions: 2, relations: 1, events: 0 },
    });
    expect(store.writes).toBe(0);
  });

  // Fault: an end that overtakes the last entry, which the page then shows too late or never.
  it('ends after the last entry was taken', async () => {
    const taken: string[] = [];
    await importer.read(
      [picked('a.txt', '甲'), picked('b.txt', '')],
      async ({ file }) => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        taken.push(file);
      },
      () => undefined,
    );
    expect(taken).toEqual(['a.txt', 'b.txt']);
  });

  it('stores annotations as decisions, under the names that were chosen', async () => {
    const files = [picked('a.txt', TEXT), picked('a.ann', BRAT)];
    const outcome = await bring(files, { names: new Map([['机构名', '机构']]) });
    expect(outcome).toMatchObject({ added: 1, merged: 0, same: 0, problems: [], losses: [] });
    const [document] = documents();
    expect(document?.id).toBe(outcome.first);
    expect(document && itemsOfKind(document.items, 'mention')).toMatchObject([
      { type: '人名', quote: '邵文澜', verdict: 'accepted', origin: { by: 'import' } },
      { type: '机构', quote: '青杉印厂' },
    ]);
    expect(document?.schema).toEqual({
      entities: [{ name: '人名' }, { name: '机构' }],
      relations: [{ name: '管理', head: '人名', tail: '机构' }],
      events: [],
    });
  });

  it('leaves predictions predictions', async () => {
    const mention = { id: 'm', type: '人名', start: 0, end: 3, text: '邵文澜', score: 0.7 };
    const line = JSON.stringify({ id: 'a', text: TEXT, mentions: [mention] });
    await bring([picked('a.jsonl', line)]);
    const [document] = documents();
    expect(document?.items.size).toBe(0);
    expect(document?.predictions?.extraction.mentions).toMatchObject([{ score: 0.7 }]);
    expect(document?.predictions?.schema).toBe(document?.schema);
  });

  // Finds an import that doubles documents or items, or writes what is there already.
  it('changes nothing when the same files come again', async () => {
    const line = (id: string, text: string): string =>
      JSON.stringify({
        id,
        text,
        mentions: [{ id: 'm', type: '名', start: 0, end: 1, text: text[0] }],
      });
    const files = [
      picked('a.txt', TEXT),
      picked('a.ann', BRAT),
      picked('b.jsonl', `${line('1', '甲乙')}\n${line('2', '丙丁')}`),
      picked('c.csv', '标题,正文\n一,第一段文字\n二,第二段文字\n'),
      picked('包.zip', zipOf({ '一.md': '# 标题', '二.html': '<p>一段</p>' })),
    ];
    expect(await bring(files)).toMatchObject({ added: 7, merged: 0, same: 0 });
    const before = structuredClone(documents());
    const { writes } = store;
    expect(await bring(files)).toMatchObject({ added: 0, merged: 0, same: 7, changed: [] });
    expect(store.writes).toBe(writes);
    expect(documents()).toEqual(before);
  });

  it('puts annotations into the document that has the text, and keeps what a person decided', async () => {
    await bring([picked('a.txt', TEXT)]);
    const [plain] = documents();
    const outcome = await bring([picked('x/a.txt', TEXT), picked('x/a.ann', BRAT)]);
    expect(outcome).toMatchObject({ added: 0, merged: 1, changed: [plain?.id], first: plain?.id });
    expect(documents()).toHaveLength(1);
    expect(documents()[0]).toMatchObject({ title: 'a', source: { file: 'a.txt' } });
    expect(documents()[0]?.items.size).toBe(3);
  });

  it('knows a document by file and id though its text was edited', async () => {
    const line = (text: string): string => JSON.stringify({ id: '7', text, mentions: [] });
    await bring([picked('a.jsonl', line(TEXT))]);
    expect(await bring([picked('a.jsonl', line(`${TEXT}后来补的。`))])).toMatchObject({ same: 1 });
    expect(store.texts).toEqual([TEXT]);
  });

  it('joins two files of one import that annotate one text', async () => {
    const mention = { id: 'm', type: '姓名', start: 0, end: 3, text: '邵文澜' };
    const line = JSON.stringify({ id: 'a', text: TEXT, mentions: [mention] });
    const files = [picked('a.txt', TEXT), picked('a.ann', BRAT), picked('b.jsonl', line)];
    expect(await bring(files)).toMatchObject({ added: 1, merged: 1 });
    const [document] = documents();
    expect(
      document &&
        shownOf(document)
          .extraction.mentions.map(({ type }) => type)
          .sort(),
    ).toEqual(['人名', '姓名', '机构名'].sort());
  });

  it('merges into what another tab saved meanwhile', async () => {
    const theirs = newDocument('d', 1, { text: TEXT, title: '旧' });
    store.documents.set('d', { document: theirs, revision: 4 });
    store.beforeSave = () => {
      store.documents.set('d', { document: { ...theirs, title: '新' }, revision: 5 });
    };
    expect(await bring([picked('a.txt', TEXT), picked('a.ann', BRAT)])).toMatchObject({
      merged: 1,
    });
    expect(store.documents.get('d')).toMatchObject({ revision: 6, document: { title: '新' } });
    expect(store.documents.get('d')?.document.items.size).toBe(3);
  });

  it('reads the columns that the person chose, and counts rows without a text', async () => {
    const content = '编号,标题,正文,备注\n1,甲,正文一,备注一\n2,乙,正文二,\n';
    const [entry] = await read(picked('a.csv', content));
    const tables = new Map([[entry?.id ?? 0, { text: 3, name: 0, header: true }]]);
    const outcome = await bring([picked('a.csv', content)], { tables });
    expect(outcome).toMatchObject({ added: 1, losses: [{ code: 'row-without-text', count: 1 }] });
    expect(documents()).toMatchObject([
      { text: '备注一', title: '1', source: { file: 'a.csv', row: 2, fields: { 正文: '正文一' } } },
    ]);
  });

  it('imports only what was chosen, and says what failed', async () => {
    const entries = await read(picked('a.txt', '甲'), picked('b.txt', ''), picked('c.txt', '丙'));
    expect(entries.map(({ content }) => content.kind)).toEqual(['texts', 'failed', 'texts']);
    await importer.store({ ...PLAIN, entries: [1, 2] }, () => undefined);
    expect(store.texts).toEqual(['丙']);
  });

  it('stores many rows in few transactions, in their order', async () => {
    const rows = Array.from({ length: 1000 }, (_, n) => `${n},第${n}段文字`);
    const outcome = await bring([picked('a.csv', `编号,正文\n${rows.join('\n')}`)]);
    expect(outcome.added).toBe(1000);
    expect(store.writes).toBe(10);
    expect(store.texts.at(-1)).toBe('第999段文字');
  });
});
