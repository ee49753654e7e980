/** Brings a database of any earlier version of the app to today's, in the one transaction of the upgrade. */
import type { IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import { NO_ITEMS } from '../core/decided';
import { newDocument } from '../core/document';
import { EMPTY_SCHEMA, type Schema } from '../core/schema';
import { findPreset } from '../presets/presets';
import type { ChinchillaSchema } from './records';
import { documentOf, storedDocument, summaryOf } from './stored-document';

export const VERSION = 6;

type Upgrade = IDBPTransaction<ChinchillaSchema, StoreNames<ChinchillaSchema>[], 'versionchange'>;

/** The one text that versions 1 and 2 kept, in the store `texts` under the key `current`. */
interface TextOfVersion2 {
  readonly text: string;
  readonly preset: string;
}

function isText(value: unknown): value is TextOfVersion2 {
  if (typeof value !== 'object' || value === null) return false;
  const { text, preset } = value as Partial<Record<keyof TextOfVersion2, unknown>>;
  return typeof text === 'string' && typeof preset === 'string';
}

function createStores1(database: IDBPDatabase): void {
  database.createObjectStore('models', { keyPath: 'url' });
  database.createObjectStore('files');
  database.createObjectStore('texts');
  database.createObjectStore('schemas');
}

function createStores2(database: IDBPDatabase): void {
  database.createObjectStore('llms', { keyPath: 'id' });
  database.createObjectStore('pieces');
}

function createStores3(database: IDBPDatabase): void {
  database.createObjectStore('documents', { keyPath: 'id' });
  database.createObjectStore('summaries', { keyPath: 'id' });
  database.createObjectStore('predictions');
}

function createStores4(database: IDBPDatabase): void {
  database.createObjectStore('queue', { keyPath: 'id' });
}

function createStores5(database: IDBPDatabase): void {
  database.createObjectStore('corpora');
}

function createStores6(database: IDBPDatabase): void {
  database.createObjectStore('kept');
}

/** The one text becomes a document with the schema that it was read with. */
async function moveText(
  database: IDBPDatabase,
  upgrade: IDBPTransaction<unknown, string[], 'versionchange'>,
): Promise<void> {
  const kept: unknown = await upgrade.objectStore('texts').get('current');
  if (isText(kept) && kept.text !== '') {
    const edited = (await upgrade.objectStore('schemas').get(kept.preset)) as Schema | undefined;
    const schema = edited ?? findPreset(kept.preset)?.schema ?? EMPTY_SCHEMA;
    const content = { text: kept.text, presetId: kept.preset, schema, items: NO_ITEMS };
    const document = newDocument('first', Date.now(), content);
    await upgrade.objectStore('documents').put(storedDocument(document, 1));
    await upgrade.objectStore('summaries').put(summaryOf(document));
  }
  database.deleteObjectStore('texts');
}

/** Summaries of version 3 do not say whether a text was read, and what was found in it. */
async function summarizeAgain(upgrade: Upgrade): Promise<void> {
  const summaries = upgrade.objectStore('summaries');
  const predictions = upgrade.objectStore('predictions');
  let cursor = await upgrade.objectStore('documents').openCursor();
  while (cursor !== null) {
    const document = documentOf(cursor.value, await predictions.get(cursor.key));
    await summaries.put(summaryOf(document));
    cursor = await cursor.continue();
  }
}

/** Steps are never edited: each one brings the version before it to the next. A failure leaves all as it was. */
export async function migrate(
  opened: IDBPDatabase<ChinchillaSchema>,
  oldVersion: number,
  transaction: Upgrade,
): Promise<void> {
  // Old stores are not in today's schema.
  const database = opened as unknown as IDBPDatabase;
  if (oldVersion < 1) createStores1(database);
  if (oldVersion < 2) createStores2(database);
  if (oldVersion < 3) {
    createStores3(database);
    await moveText(
      database,
      transaction as unknown as IDBPTransaction<unknown, string[], 'versionchange'>,
    );
  }
  if (oldVersion < 4) createStores4(database);
  if (oldVersion < 5) createStores5(database);
  if (oldVersion < 6) createStores6(database);
  if (oldVersion === 3) await summarizeAgain(transaction);
}
