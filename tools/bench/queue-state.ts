// What the page's database says of documents that are read in the background.
import type { Page } from 'playwright';

interface QueueState {
  /** Documents that have finds of a run. */
  readonly read: number;
  /** Places in the queue. */
  readonly left: number;
}

/** Documents that have been read, by what the database says. */
export function stored(page: Page): Promise<QueueState> {
  return page.evaluate(async () => {
    const opening = indexedDB.open('chinchilla');
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const database = opening.result;
    const numbers: number[] = [];
    // No named function: tsx would mark it with a helper that the page lacks.
    for (const name of ['predictions', 'queue']) {
      const asked = database.transaction(name).objectStore(name).count();
      await new Promise((resolve) => (asked.onsuccess = resolve));
      numbers.push(asked.result);
    }
    database.close();
    const [read = 0, left = 0] = numbers;
    return { read, left };
  });
}

/** Resolves once `done` holds; asks twice a second. */
export async function until(page: Page, done: (now: QueueState) => boolean): Promise<QueueState> {
  for (;;) {
    const now = await stored(page);
    if (done(now)) return now;
    await page.waitForTimeout(500);
  }
}
