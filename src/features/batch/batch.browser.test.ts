import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newDocument } from '../../core/document';
import { err, ok } from '../../core/result';
import type { ExtractorClient } from '../../engine/client/client';
import type { LoadedModel } from '../../engine/contract/extractor';
import { closeDatabase } from '../../storage/db';
import { addDocuments, deleteDocuments, loadDocument, saveDocument } from '../../storage/documents';
import { listQueue } from '../../storage/queue';
import type { DocumentSummary } from '../../storage/records';
import { Batch } from './batch.svelte';
import type { BatchPorts } from './ports';

const SCHEMA = { entities: [{ name: '人物' }], relations: [], events: [] };
const MODEL: LoadedModel = {
  id: 'scripted',
  kind: 'encoder',
  version: '1',
  origin: 'network',
  home: 'memory',
  backend: 'wasm',
  threads: 1,
  knownLabels: [],
};

/** Stands in for a client with its worker: it finds the first two characters, fails on 坏, and says what it read. */
function scriptedClient(read: string[]): ExtractorClient {
  const client = {
    loaded: undefined as LoadedModel | undefined,
    load: () => {
      client.loaded = MODEL;
      return Promise.resolve(ok(MODEL));
    },
    extract: (
      { text }: Parameters<ExtractorClient['extract']>[0],
      onChunk: Parameters<ExtractorClient['extract']>[1],
    ) => {
      read.push(text);
      const done = new Promise<void>((resolve) => setTimeout(resolve, 150)).then(() => {
        if (text.includes('坏')) return err({ code: 'crashed', detail: 'scripted' } as const);
        const { length } = text;
        const mention = {
          id: 'm',
          type: '人物',
          start: 0,
          end: 2,
          text: text.slice(0, 2),
          score: 0.9,
        };
        const extraction = { mentions: [mention], relations: [], events: [], issues: [] };
        const whole = { index: 0, count: 1, start: 0, end: length, coreStart: 0, coreEnd: length };
        onChunk({ ...whole, model: MODEL, extraction });
        return ok({ chunks: 1, milliseconds: 1 });
      });
      return { done, cancel: () => undefined };
    },
    live: () => Promise.reject(new Error('not asked for')),
    close: () => undefined,
  };
  return client;
}

function open(
  more: Partial<BatchPorts> & { readonly openId?: string; busy?: ReadonlySet<string> } = {},
) {
  const read: string[] = [];
  const followed: DocumentSummary[] = [];
  const batch = new Batch({
    library: {
      summaries: [],
      openId: more.openId ?? '',
      isFree: (id) => Promise.resolve(more.busy?.has(id) !== true),
      whileFree: (id, work) => (more.busy?.has(id) === true ? Promise.resolve(undefined) : work()),
      follow: (summary) => followed.push(summary),
      open: () => Promise.resolve(true),
    },
    newClient: () => scriptedClient(read),
    builtIn: () => ({ kind: 'built-in', id: 'chinchilla-mini' }),
    isPageBusy: () => false,
    readsOpen: () => false,
    lanes: () => 2,
    now: () => Date.now(),
    ...more,
  });
  return { batch, read, followed };
}

const TEXTS: Readonly<Record<string, string>> = {
  a: '许岚来了。',
  b: '许沐走了。',
  c: '坏的一份。',
  d: '林夏写信。',
};

async function foundIn(id: string): Promise<string[]> {
  const loaded = await loadDocument(id);
  const predictions = loaded.ok ? loaded.value?.document.predictions : undefined;
  return (predictions?.extraction.mentions ?? []).map(({ text }) => text);
}

beforeEach(async () => {
  await closeDatabase();
  await deleteDB('chinchilla');
  localStorage.clear();
  await addDocuments(
    Object.entries(TEXTS).map(([id, text]) => newDocument(id, 0, { text, schema: SCHEMA })),
  );
});

afterEach(() => {
  localStorage.clear();
});

describe('Batch', () => {
  it('reads each document once, and keeps what failed with its reason', async () => {
    const { batch, read, followed } = open();
    await batch.add(['a', 'b', 'c', 'd']);
    await expect.poll(() => batch.phase).toBe('idle');
    expect(read.sort()).toEqual(Object.values(TEXTS).sort());
    expect(await foundIn('a')).toEqual(['许岚']);
    expect(batch.failed).toMatchObject([{ id: 'c', failed: { code: 'crashed' } }]);
    expect(followed.map(({ found }) => found?.mentions)).toEqual([1, 1, 1]);
    // Mended, it is read when asked for.
    const loaded = await loadDocument('c');
    if (!loaded.ok || loaded.value === undefined) throw new Error('not stored');
    const { document, revision } = loaded.value;
    await saveDocument({ ...document, text: '好的一份。' }, revision);
    await batch.retry();
    await expect.poll(() => batch.phase).toBe('idle');
    expect(await foundIn('c')).toEqual(['好的']);
    expect(await listQueue()).toEqual({ ok: true, value: [] });
  });

  it('goes on in another visit where it was ended, with none lost and none read twice', async () => {
    const first = open({ lanes: () => 1 });
    void first.batch.add(['a', 'b', 'd']);
    await expect.poll(() => first.followed.length).toBe(1);
    // As a tab that is closed: nothing is said to anybody.
    first.batch.stop();
    const second = open();
    await second.batch.begin();
    await expect.poll(() => second.batch.phase).toBe('idle');
    for (const id of ['a', 'b', 'd']) expect(await foundIn(id)).toHaveLength(1);
    expect(second.read).not.toContain(TEXTS['a']);
    expect(second.read).toHaveLength(2);
  });

  it('stays paused after a reload', async () => {
    const first = open();
    void first.batch.add(['a', 'b']);
    await expect.poll(() => first.batch.waiting.length).toBe(2);
    first.batch.pause();
    const second = open();
    await second.batch.begin();
    expect(second.batch.phase).toBe('paused');
    expect(second.batch.waiting).toHaveLength(2);
    await second.batch.start();
    expect(second.batch.waiting).toEqual([]);
  });

  it('takes nothing for a document that was opened while it was read', async () => {
    // Catches finds that are stored under an open document, whose next save would then be a conflict.
    const busy = new Set<string>();
    const { batch, read } = open({ busy });
    void batch.add(['a']);
    await expect.poll(() => read.length).toBe(1);
    busy.add('a');
    await expect.poll(() => batch.reading.size).toBe(0);
    const loaded = await loadDocument('a');
    expect(loaded.ok && loaded.value?.revision).toBe(1);
    busy.delete('a');
    await expect.poll(() => batch.phase, { timeout: 5000 }).toBe('idle');
    expect(await foundIn('a')).toEqual(['许岚']);
  });

  it('lets one tab at a time work on the queue', async () => {
    // Catches two tabs that read the same documents.
    const [first, second] = [open(), open()];
    void first.batch.add(['a', 'b', 'd']);
    await expect.poll(() => first.read.length).toBeGreaterThan(0);
    await second.batch.begin();
    await expect.poll(() => first.batch.phase).toBe('idle');
    await expect.poll(() => second.batch.phase).toBe('idle');
    expect([...first.read, ...second.read]).toHaveLength(3);
  });

  it('gives documents that come later lanes of their own', async () => {
    const { batch, read } = open();
    void batch.add(['a']);
    await expect.poll(() => batch.phase).toBe('running');
    await batch.add(['b', 'd']);
    await expect.poll(() => batch.reading.size).toBe(2);
    await expect.poll(() => batch.phase).toBe('idle');
    expect(read).toHaveLength(3);
  });

  it('leaves documents alone that a tab edits, and takes them once they are free', async () => {
    const busy = new Set(['b']);
    const { batch, read } = open({ busy });
    void batch.add(['a', 'b']);
    await expect.poll(() => read.length).toBe(1);
    expect(batch.waiting.map(({ id }) => id)).toContain('b');
    busy.delete('b');
    await expect.poll(() => batch.phase, { timeout: 5000 }).toBe('idle');
    expect(await foundIn('b')).toEqual(['许沐']);
  });

  it('changes nothing in a document that is done, and forgets one that was deleted', async () => {
    const { batch } = open();
    await batch.add(['a']);
    await expect.poll(() => batch.phase).toBe('idle');
    const loaded = await loadDocument('a');
    if (!loaded.ok || loaded.value === undefined) throw new Error('not stored');
    const { document, revision } = loaded.value;
    await saveDocument({ ...document, done: true }, revision);
    await deleteDocuments(['d']);
    await batch.add(['a', 'd']);
    await expect.poll(() => batch.phase).toBe('idle');
    const after = await loadDocument('a');
    expect(after.ok && after.value?.document.predictions?.at).toBe(document.predictions?.at);
    expect(batch.queue.size).toBe(0);
  });
});
