import { deleteDB } from 'idb';
import { beforeEach, expect, it } from 'vitest';
import { newDocument, shownOf, type Document } from '../../core/document';
import { ok } from '../../core/result';
import type { RunClient } from '../../engine/run/extraction-run';
import { closeDatabase } from '../../storage/db';
import { addDocuments, loadDocument, saveDocument } from '../../storage/documents';
import { Workspace } from '../workspace/workspace.svelte';
import { Everywhere } from './everywhere.svelte';

const TEXTS: Readonly<Record<string, string>> = {
  a: '许岚来了。许岚走了。',
  b: '海岳科技的许岚。',
  c: '没有人。',
  d: '许岚写信。',
};
const SCHEMA = { entities: [{ name: '人物' }], relations: [], events: [] };

/** A client that is never asked. */
const client: RunClient = {
  loaded: undefined,
  extract: () => ({
    done: Promise.resolve(ok({ chunks: 0, milliseconds: 0 })),
    cancel: () => undefined,
  }),
};

const documentOf = (id: string): Document =>
  newDocument(id, 0, { text: TEXTS[id] ?? '', schema: SCHEMA });

async function loaded(id: string): Promise<{ document: Document; revision: number }> {
  const found = await loadDocument(id);
  if (!found.ok || found.value === undefined) throw new Error(`${id} is not stored`);
  return found.value;
}

const marksIn = (document: Document): string[] =>
  shownOf(document).extraction.mentions.map(({ type, start }) => `${type} ${start}`);

/** The document `d` is open here; another tab edits those of `busy`. */
function open(busy: readonly string[] = []) {
  const workspace = new Workspace({
    client,
    instructions: () => ({}) as never,
    typingDelay: () => 50,
  });
  workspace.open(documentOf('d'));
  const library = {
    summaries: [],
    openId: 'd',
    isFree: (id: string) => Promise.resolve(!busy.includes(id)),
    whileFree: <T>(id: string, work: () => Promise<T>) =>
      busy.includes(id) ? Promise.resolve(undefined) : work(),
    follow: () => undefined,
    open: () => Promise.resolve(true),
  };
  return { workspace, everywhere: new Everywhere(workspace, library, () => '') };
}

const ASKED = {
  verdict: 'accept',
  type: '人物',
  quote: '许岚',
  ids: ['a', 'b', 'c', 'd'],
} as const;

beforeEach(async () => {
  await closeDatabase();
  await deleteDB('chinchilla');
  await addDocuments(['a', 'b', 'c', 'd'].map(documentOf));
});

// Faults: a count that differs from what is done, the open document left out, an undo that leaves a mark.
it('marks a string in many documents as counted, and takes all of it back', async () => {
  const { workspace, everywhere } = open();
  await everywhere.ask(ASKED);
  expect(everywhere.planned).toEqual({ places: 4, documents: 3, skipped: 0 });
  await everywhere.decide();
  expect(everywhere.outcome).toEqual({ places: 4, documents: 3, skipped: 0 });
  expect(marksIn((await loaded('a')).document)).toEqual(['人物 0', '人物 5']);
  expect(marksIn((await loaded('b')).document)).toEqual(['人物 5']);
  expect(marksIn(workspace.document)).toEqual(['人物 0']);
  await everywhere.ask(ASKED);
  expect(everywhere.planned?.places).toBe(0);
});

it('takes back what it decided', async () => {
  const { workspace, everywhere } = open();
  await everywhere.ask(ASKED);
  await everywhere.decide();
  await everywhere.takeBack();
  expect(everywhere.outcome).toBeUndefined();
  expect(marksIn((await loaded('a')).document)).toEqual([]);
  expect(marksIn(workspace.document)).toEqual([]);
});

// Faults: another tab’s document changed behind its back; a later decision undone with the earlier one.
it('leaves what another tab edits and what was changed since, and counts it', async () => {
  const { everywhere } = open(['b']);
  await everywhere.ask(ASKED);
  await everywhere.decide();
  expect(everywhere.outcome).toEqual({ places: 3, documents: 2, skipped: 1 });
  expect(marksIn((await loaded('b')).document)).toEqual([]);
  const { document, revision } = await loaded('a');
  await saveDocument({ ...document, title: '改过' }, revision);
  await everywhere.takeBack();
  expect(everywhere.outcome).toMatchObject({ skipped: 1 });
  expect(marksIn((await loaded('a')).document)).toHaveLength(2);
});

// Faults: marks that stay; a place that a person rejected is marked again.
it('takes marks away, and leaves rejected places', async () => {
  const { everywhere } = open();
  await everywhere.ask(ASKED);
  await everywhere.decide();
  await everywhere.ask({ ...ASKED, verdict: 'reject' });
  expect(everywhere.planned?.places).toBe(4);
  await everywhere.decide();
  expect(marksIn((await loaded('a')).document)).toEqual([]);
  const { document, revision } = await loaded('c');
  const rejected = {
    ...({ kind: 'mention', id: 'r', verdict: 'rejected', decidedBy: '', decidedAt: 0 } as const),
    ...({
      origin: { by: 'model', model: 'm' },
      type: '人物',
      start: 2,
      end: 3,
      quote: '人',
    } as const),
  };
  await saveDocument({ ...document, items: new Map([['r', rejected]]) }, revision);
  await everywhere.ask({ verdict: 'accept', type: '人物', quote: '人', ids: ['c'] });
  expect(everywhere.planned?.places).toBe(0);
});
