/** Stored documents for tests of what is gone through one by one, and a page that has one of them open. */
import { newDocument, shownOf, type Document } from '../../core/document';
import type { Mention } from '../../core/extraction';
import { ok } from '../../core/result';
import type { RunClient } from '../../engine/run/extraction-run';
import { closeDatabase } from '../../storage/db';
import { addDocuments, loadDocument } from '../../storage/documents';
import { summaryOf } from '../../storage/stored-document';
import { Workspace } from '../workspace/workspace.svelte';
import type { DifferingPorts } from './differing/differing.svelte';

const SCHEMA = { entities: [{ name: '人名' }, { name: '机构名' }], relations: [], events: [] };

export type Marked = readonly [type: string, quote: string];

export function mentionsOf(text: string, marked: readonly Marked[]): readonly Mention[] {
  return marked.map(([type, quote], index) => {
    const start = text.indexOf(quote);
    return { id: `m${index}`, type, start, end: start + quote.length, text: quote };
  });
}

/** As a model read it. */
export function readDocument(id: string, text: string, marked: readonly Marked[]): Document {
  const mentions = mentionsOf(text, marked).map((mention) => ({ ...mention, score: 0.9 }));
  const extraction = { mentions, relations: [], events: [], issues: [] };
  const predictions = { extraction, model: 'm', schema: SCHEMA, at: 1, complete: true };
  return { ...newDocument(id, 0, { text, schema: SCHEMA }), predictions };
}

/** A client that is never asked. */
const client: RunClient = {
  loaded: undefined,
  extract: () => ({
    done: Promise.resolve(ok({ chunks: 0, milliseconds: 0 })),
    cancel: () => undefined,
  }),
};

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

/** In an empty database. `busy`: another tab edits them. The page has a document of its own open. */
export async function store(
  documents: readonly Document[],
  busy: readonly string[] = [],
): Promise<DifferingPorts> {
  await closeDatabase();
  await wipe();
  await addDocuments(documents);
  const workspace = new Workspace({
    ...{ client, instructions: () => ({}) as never, typingDelay: () => 50 },
  });
  const library = {
    summaries: documents.map(summaryOf),
    openId: workspace.document.id,
    keeper: { flush: () => Promise.resolve() },
    open: () => Promise.resolve(true),
    isFree: (id: string) => Promise.resolve(!busy.includes(id)),
    whileFree: <T>(id: string, work: () => Promise<T>) =>
      busy.includes(id) ? Promise.resolve(undefined) : work(),
    follow: () => undefined,
  };
  return { workspace, library, name: () => '' };
}

/** What the stored document shows. */
export async function shownIn(id: string): Promise<readonly string[]> {
  const loaded = await loadDocument(id);
  if (!loaded.ok || loaded.value === undefined) throw new Error(`${id} is not stored`);
  const { mentions } = shownOf(loaded.value.document).extraction;
  return mentions.map(({ type, text }) => `${type} ${text}`);
}
