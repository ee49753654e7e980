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

export interface FileHash {
  readonly algorithm: 'md5' | 'sha256';
  /** Hexadecimal digits, lower case. */
  readonly hex: string;
}

export interface StoredLlmFile {
  /** Relative to the model's folder; the model library has a path of its own. */
  readonly path: string;
  /** From the list of shards, or once all of it came. */
  readonly bytes?: number;
  /** From the list of shards, or taken when it was stored: later damage is found by it. */
  readonly hash?: FileHash;
  /** Of the answer that the stored pieces came with. */
  readonly etag?: string;
  /** All of it is stored, and its length and hash are right. */
  readonly checked: boolean;
}

/** Where a large model comes from; absolute URLs. */
export interface StoredLlmSpec {
  readonly id: string;
  readonly baseUrl: string;
  readonly libraryUrl: string;
  readonly overrides: Readonly<Record<string, number>>;
}

/** A large model, whole or on its way. */
export interface StoredLlm {
  readonly id: string;
  readonly spec: StoredLlmSpec;
  readonly files: readonly StoredLlmFile[];
  /** The list of shards is known, and with it the total of bytes. */
  readonly listed: boolean;
  /** All files are known and checked. */
  readonly done: boolean;
  /** Milliseconds since 1970. */
  readonly created: number;
}

/** Model, path, index. */
export type PieceKey = [id: string, path: string, index: number];

export interface ChinchillaSchema extends DBSchema {
  models: { key: string; value: StoredModel };
  /** Key: model, version, path. */
  files: { key: [string, string, string]; value: StoredFile };
  /** The text being worked on, under one key. */
  texts: { key: string; value: StoredText };
  /** Edited schemas, by the id of the preset that they began as. */
  schemas: { key: string; value: Schema };
  /** Large models by id; their contents are pieces. */
  llms: { key: string; value: StoredLlm };
  pieces: { key: PieceKey; value: ArrayBuffer };
}

export type Database = IDBPDatabase<ChinchillaSchema>;

const NAME = 'chinchilla';
const VERSION = 2;
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
  if (oldVersion < 2) {
    database.createObjectStore('llms', { keyPath: 'id' });
    database.createObjectStore('pieces');
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
