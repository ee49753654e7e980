/** Removes everything that the app keeps on this device, and says what is left. */

import { closeDatabase } from '../../../storage/db';

const PREFIX = 'chinchilla';

function clearStore(store: () => Storage): boolean {
  try {
    const keys = Object.keys(store()).filter((key) => key.startsWith(PREFIX));
    for (const key of keys) store().removeItem(key);
    return true;
  } catch {
    // Forbidden: then nothing was kept either.
    return true;
  }
}

/** Another tab of this site may hold the database open; it closes it when asked to, or the request is blocked. */
function deleteDatabase(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.addEventListener('success', () => {
      resolve(true);
    });
    request.addEventListener('error', () => {
      resolve(false);
    });
    setTimeout(() => {
      resolve(false);
    }, 5000);
  });
}

async function databaseNames(): Promise<string[]> {
  try {
    const listed = await indexedDB.databases();
    return listed.flatMap(({ name }) => (name?.startsWith(PREFIX) === true ? [name] : []));
  } catch {
    return [PREFIX];
  }
}

/** Names of what could not be removed; empty when all is gone. The page has to be loaded anew then. */
export async function wipeEverything(): Promise<readonly string[]> {
  const left: string[] = [];
  clearStore(() => localStorage);
  clearStore(() => sessionStorage);
  await closeDatabase();
  for (const name of await databaseNames()) if (!(await deleteDatabase(name))) left.push(name);
  if (typeof caches !== 'undefined') {
    for (const name of await caches.keys()) if (!(await caches.delete(name))) left.push(name);
  }
  return left;
}
