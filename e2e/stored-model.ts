// Reaches into IndexedDB as a broken disk would.
import type { Page } from '@playwright/test';

export type Damage = 'flip' | 'halve';

/** Damages the largest stored file of the model; resolves with its path. */
export function damageStoredModel(page: Page, damage: Damage): Promise<string> {
  return page.evaluate(async (how) => {
    const settled = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => {
          resolve(request.result);
        };
        request.onerror = () => {
          reject(request.error ?? new Error('IndexedDB failed'));
        };
      });
    const database = await settled(indexedDB.open('chinchilla'));
    const store = database.transaction('files', 'readwrite').objectStore('files');
    const keys = (await settled(store.getAllKeys())) as [string, string, string][];
    const files = (await settled(store.getAll())) as { data: ArrayBuffer }[];
    const sizes = files.map((file) => file.data.byteLength);
    const largest = sizes.indexOf(Math.max(...sizes));
    const [file, key] = [files[largest], keys[largest]];
    if (file === undefined || key === undefined) throw new Error('no model is stored');
    const half = file.data.byteLength >> 1;
    const bytes = new Uint8Array(file.data);
    bytes[half] = (bytes[half] ?? 0) ^ 0xff;
    const data = how === 'halve' ? file.data.slice(0, half) : file.data;
    await settled(store.put({ ...file, data }, key));
    database.close();
    return key[2];
  }, damage);
}
