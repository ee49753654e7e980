/** The one database and its connection. */
import { openDB, type IDBPDatabase } from 'idb';
import { err, ok, type Result } from '../core/result';
import {
  classifyFailure,
  classifyOpenFailure,
  isConnectionLost,
  type StorageFailure,
} from './failure';
import { migrate, VERSION } from './migrations';
import type { ChinchillaSchema } from './records';

export type Database = IDBPDatabase<ChinchillaSchema>;

const NAME = 'chinchilla';
/** Some browsers never answer where storage is blocked; the app goes on without. */
const OPEN_LIMIT_MS = 4000;

/** That storage is unavailable is kept, too: asking again would only make every call wait. */
let connection: Promise<Result<Database, StorageFailure>> | undefined;

function forget(): void {
  connection = undefined;
}

/** Before the database is deleted; the next call opens it again. */
export async function closeDatabase(): Promise<void> {
  const opened = await connection;
  if (opened?.ok === true) opened.value.close();
  forget();
}

async function openNow(): Promise<Result<Database, StorageFailure>> {
  try {
    if (typeof indexedDB === 'undefined') {
      return err({ code: 'unavailable', detail: 'no IndexedDB here' });
    }
    const database = await openDB<ChinchillaSchema>(NAME, VERSION, {
      upgrade: (database, oldVersion, _newVersion, transaction) => {
        // `openDB` reports it.
        transaction.done.catch(() => undefined);
        migrate(database, oldVersion, transaction).catch(() => {
          // All stays as it was. A request that failed has aborted it already.
          try {
            transaction.abort();
          } catch {
            return;
          }
        });
      },
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
  if (!opened.ok) {
    if (opened.error.code !== 'unavailable') forget();
    return { result: opened, lost: false };
  }
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
