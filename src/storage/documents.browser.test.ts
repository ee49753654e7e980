import { deleteDB, openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { NO_ITEMS } from '../core/decided';
import { newDocument, type Document } from '../core/document';
import { findPreset } from '../presets/presets';
import { changeCorpora, loadCorpora } from './corpora';
import { closeDatabase } from './db';
import {
  addDocuments,
  deleteDocuments,
  listDocuments,
  loadDocument,
  saveDocument,
  searchTexts,
} from './documents';
import { loadSchemas } from './schemas';

beforeEach(async () => {
  await closeDatabase();
  await deleteDB('chinchilla');
});

const TEXT = '林晓雯来了';

function documentWithFinds(complete = true): Document {
  const mention = { id: 'm', type: '人物', start: 0, end: 3, text: '林晓雯', score: 0.9 };
  const extraction = { mentions: [mention], relations: [], events: [], issues: [] };
  const document = newDocument('d', 1, { text: TEXT });
  const { schema } = document;
  return { ...document, predictions: { extraction, model: 'm', schema, at: 5, complete } };
}

async function stored(id: string): Promise<Document | undefined> {
  const loaded = await loadDocument(id);
  if (!loaded.ok) throw new Error(loaded.error.detail);
  return loaded.value?.document;
}

describe('documents in IndexedDB', () => {
  it('come back as they were saved, listed by what they are', async () => {
    const document = documentWithFinds();
    expect(await saveDocument(document, 0)).toEqual({
      ok: true,
      value: { kind: 'saved', revision: 1 },
    });
    expect(await stored('d')).toEqual(document);
    expect(await listDocuments()).toMatchObject({ ok: true, value: [{ id: 'd', title: TEXT }] });
  });

  it('never overwrite what another tab saved', async () => {
    await saveDocument(newDocument('d', 1, { text: '一' }), 0);
    await saveDocument(newDocument('d', 1, { text: '二' }), 1);
    const late = await saveDocument(newDocument('d', 1, { text: '三' }), 1);
    expect(late).toEqual({ ok: true, value: { kind: 'conflict', stored: 2 } });
    expect((await stored('d'))?.text).toBe('二');
  });

  it('are saved anew, and say so, where storage was cleared meanwhile', async () => {
    await saveDocument(newDocument('d', 1, { text: '一' }), 0);
    await deleteDocuments(['d']);
    const again = await saveDocument(newDocument('d', 1, { text: '一' }), 1);
    expect(again).toEqual({ ok: true, value: { kind: 'gone', revision: 2 } });
    expect((await stored('d'))?.text).toBe('一');
  });

  // Catches: predictions of an earlier state of the text that are believed after a crash.
  it('keep only true finds where the text went on and its finds were not saved', async () => {
    const document = documentWithFinds();
    await saveDocument(document, 0);
    const { predictions } = document;
    if (predictions === undefined) throw new Error('no predictions');
    const typed = {
      ...document,
      text: `昨天${TEXT}`,
      predictions: { ...predictions, complete: false },
    };
    await saveDocument(typed, 1);
    const loaded = await stored('d');
    expect(loaded?.predictions?.complete).toBe(false);
    expect(loaded?.predictions?.extraction.mentions).toEqual([]);
  });

  it('are found by their text, and removed with all that belongs to them', async () => {
    await addDocuments([documentWithFinds(), newDocument('e', 1, { text: '海岳科技' })]);
    expect(await searchTexts('海岳')).toEqual({ ok: true, value: new Set(['e']) });
    await deleteDocuments(['d', 'e']);
    expect(await listDocuments()).toEqual({ ok: true, value: [] });
    expect(await stored('d')).toBeUndefined();
  });
});

describe('rows of the catalogue', () => {
  it('are put and dropped together, and come back by name', async () => {
    const rows = new Map([
      ['b', 'row b'],
      ['a', 'row a'],
    ]);
    expect(await changeCorpora(rows, [])).toMatchObject({ ok: true });
    await changeCorpora(new Map([['c', 'row c']]), ['b']);
    expect(await loadCorpora()).toEqual({ ok: true, value: ['row a', 'row c'] });
  });
});

describe('a database of version 3', () => {
  // Fault: a document that was read shows as unread after the update.
  it('says of each document whether it was read and what was found', async () => {
    const database = await openDB('chinchilla', 3, {
      upgrade: (opened) => {
        for (const [name, keyPath] of [
          ['models', 'url'],
          ['llms', 'id'],
          ['files', undefined],
          ['schemas', undefined],
          ['pieces', undefined],
          ['documents', 'id'],
          ['summaries', 'id'],
          ['predictions', undefined],
        ] as const) {
          opened.createObjectStore(name, keyPath === undefined ? {} : { keyPath });
        }
      },
    });
    const { predictions, items, ...rest } = documentWithFinds();
    const documents = [
      { ...rest, items: [...items.values()], predicted: 5, revision: 3 },
      { ...rest, id: 'e', items: [], predicted: 0, revision: 1 },
    ];
    for (const document of documents) {
      await database.put('documents', document);
      const { id, text, created, changed } = document;
      const old = { id, title: text, length: text.length, created, changed, done: false };
      await database.put('summaries', { ...old, decided: 0 });
    }
    await database.put('predictions', predictions, 'd');
    database.close();
    const listed = await listDocuments();
    const byId = new Map(listed.ok ? listed.value.map((summary) => [summary.id, summary]) : []);
    expect(byId.get('d')).toMatchObject({ read: true, found: { mentions: 1 } });
    expect(byId.get('e')?.read).toBeUndefined();
    expect((await stored('d'))?.predictions).toEqual(predictions);
    expect(await loadCorpora()).toEqual({ ok: true, value: [] });
  });
});

/** Databases as the app of that version left them. */
async function leaveBehind(version: 1 | 2): Promise<void> {
  const database = await openDB('chinchilla', version, {
    upgrade: (opened) => {
      opened.createObjectStore('models', { keyPath: 'url' });
      opened.createObjectStore('files');
      opened.createObjectStore('texts');
      opened.createObjectStore('schemas');
      if (version === 2) {
        opened.createObjectStore('llms', { keyPath: 'id' });
        opened.createObjectStore('pieces');
      }
    },
  });
  await database.put('texts', { text: '旧的文字', preset: 'ner-general' }, 'current');
  await database.put(
    'schemas',
    { entities: [{ name: '旧' }], relations: [], events: [] },
    'ner-fine',
  );
  await database.put('files', { bytes: 1, sha256: 'x', data: new ArrayBuffer(1) }, 'a');
  database.close();
}

for (const version of [1, 2] as const) {
  describe(`a database of version ${version}`, () => {
    it('keeps its text as a document, its schemas and its models', async () => {
      await leaveBehind(version);
      const listed = await listDocuments();
      expect(listed).toMatchObject({ ok: true, value: [{ title: '旧的文字' }] });
      expect(await stored('first')).toMatchObject({
        text: '旧的文字',
        presetId: 'ner-general',
        schema: findPreset('ner-general')?.schema,
        items: NO_ITEMS,
      });
      const schemas = await loadSchemas();
      expect(schemas.ok && schemas.value.get('ner-fine')?.entities).toEqual([{ name: '旧' }]);
      await closeDatabase();
      const database = await openDB('chinchilla');
      expect(await database.get('files', 'a')).toMatchObject({ sha256: 'x' });
      expect([...database.objectStoreNames]).not.toContain('texts');
      database.close();
    });
  });
}
