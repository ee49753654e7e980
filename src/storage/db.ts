/** The one database: its schema, its migrations, its connection. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Schema } from '../core/schema';
import { err, ok, type Result } from '../core/result';
import {
  classifyFailure,
  classifyOpenFailure,
  isConnectionLost,
  type StorageFailure,
} from './failure';

export interface StoredFile {
  readonly bytes: number;
  readonly sha256: string;
  readonly data: ArrayBuffer;
}

/** A model all of whose files were stored. */
export interface StoredModel {
  /** Absolute URL of the folder that the model came from; the key. */
  readonly url: string;
  readonly model: string;
  readonly version: string;
  readonly bytes: number;
  /** `manifest.json` as it was, to be checked again by who reads it. */
  readonly manifest: unknown;
}

export interface StoredText {
  readonly text: string;
  readonly preset: string;
}

export interface ChinchillaSchema extends DBSchema {
  models: { key: string; value: StoredModel };
  /** Key: model, version, path. */
  files: { key: [string, string, string]; value: StoredFile };
  /** The text being worked on, under one key. */
  texts: { key: string; value: StoredText };
  /** Edited schemas, by the id of the preset that they began as. */
  schemas: { key: string; value: Schema };
}

export type Database = IDBPDatabase<ChinchillaSchema>;

const NAME = 'chinchilla';
const VERSION = 1;
/** Some browsers never answer where storage is blocked; the app goes on without. */
const OPEN_LIMIT_MS = 4000;

/** A refusal is kept too: asking again would only make every call wait. */
let connection: Promise<Result<Database, StorageFailure>> | undefined;

function forget(): void {
  connection = undefined;
}

/** Each step brings a database of the version before to the next; steps are never edited. */
function migrate(database: Database, oldVersion: number): void {
  if (oldVersion < 1) {
    database.createObjectStore('models', { keyPath: 'url' });
    database.createObjectStore('files');
    database.createObjectStore('texts');
    database.createObjectStore('schemas');
  }
}

async function openNow(): Promise<Result<Database, StorageFailure>> {
  try {
    if (typeof indexedDB === 'undefined') {
      return err({ code: 'unavailable', detail: 'no IndexedDB here' });
    }
    const database = await openDB<ChinchillaSchema>(NAME, VERSION, {
      upgrade: migrate,
      // Another tab has a newer version of the app: let it migrate.
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    });
    return ok(database);
  } catch (error) {
    return err(classifyOpenFailure(error));
  }
}

function openInTime(): Promise<Result<Database, StorageFailure>> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve(err({ code: 'unavailable', detail: 'IndexedDB does not answer' }));
    }, OPEN_LIMIT_MS);
    void openNow().then((opened) => {
      clearTimeout(timer);
      resolve(opened);
    });
  });
}

async function attempt<T>(
  work: (database: Database) => Promise<T>,
): Promise<{ readonly result: Result<T, StorageFailure>; readonly lost: boolean }> {
  connection ??= openInTime();
  const opened = await connection;
  if (!opened.ok) return { result: opened, lost: false };
  try {
    return { result: ok(await work(opened.value)), lost: false };
  } catch (error) {
    return { result: err(classifyFailure(error)), lost: isConnectionLost(error) };
  }
}

/** Runs `work` on the database, again on a new connection if the browser had closed the old one. */
export async function withDatabase<T>(
  work: (database: Database) => Promise<T>,
): Promise<Result<T, StorageFailure>> {
  const first = await attempt(work);
  if (!first.lost) return first.result;
  forget();
  return (await attempt(work)).result;
}
