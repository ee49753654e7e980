// Reaches into the stored pieces of large models as a broken disk would.
import type { Page } from '@playwright/test';

/** Flips a bit in the middle of one piece: model, path, index. */
export function damagePiece(page: Page, key: [string, string, number]): Promise<void> {
  return page.evaluate(async (wanted) => {
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
    const store = database.transaction('pieces', 'readwrite').objectStore('pieces');
    const piece = (await settled(store.get(wanted))) as ArrayBuffer | undefined;
    if (piece === undefined) throw new Error('no such piece');
    const bytes = new Uint8Array(piece);
    const half = bytes.length >> 1;
    bytes[half] = (bytes[half] ?? 0) ^ 0x01;
    await settled(store.put(piece, wanted));
    database.close();
  }, key);
}
