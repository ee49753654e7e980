// What stands between a document and the disk: no room for it, and an upgrade of the database that breaks off.
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { test } from './fixtures';

// A page without the app has no icon; the worker of the app is held back once.
test.use({ allowedErrors: /Failed to load resource/ });

const FIRST = '汤若溪在宁波的船厂工作。';

/** Without a size, the limit goes back to what the browser gives. */
async function limitQuota(page: Page, quotaSize?: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  const limit = quotaSize === undefined ? {} : { quotaSize };
  await session.send('Storage.overrideQuotaForOrigin', { origin, ...limit });
}

test('a disk that is full loses nothing: it is said, and saved once there is room', async ({
  app,
  page,
}) => {
  // Before the first write: for half a minute the browser goes by what it knew of the space that is left.
  await page.goto('/manifest.webmanifest');
  await limitQuota(page, 1000);
  await page.goto('/');
  await app.text.fill(FIRST);
  await expect(page.getByText('存储空间不足，最近的改动没有保存')).toBeVisible();
  await app.text.fill(`${FIRST}她也在温州住过。`);
  await limitQuota(page);
  await page.getByRole('button', { name: '重试' }).click();
  await expect(page.getByText('存储空间不足')).toBeHidden();
  await page.reload();
  await expect(app.text).toHaveValue(`${FIRST}她也在温州住过。`);
});

/** The database as version 2 of the app left it, with the one text that it kept. */
function leaveVersion2(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('chinchilla', 2);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('models', { keyPath: 'url' });
      opening.result.createObjectStore('llms', { keyPath: 'id' });
      for (const name of ['files', 'texts', 'schemas', 'pieces']) {
        opening.result.createObjectStore(name);
      }
    };
    opening.onerror = () => {
      reject(new Error('not opened'));
    };
    opening.onsuccess = () => {
      const change = opening.result.transaction('texts', 'readwrite');
      change.objectStore('texts').put({ text, preset: 'ner-general' }, 'current');
      change.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}

/** The app cannot write documents, as where its code breaks off in the middle of an upgrade. */
function breakUpgrades(): void {
  const { prototype } = IDBObjectStore;
  const put = Reflect.get(prototype, 'put') as (value: unknown, key?: IDBValidKey) => IDBRequest;
  Reflect.set(prototype, 'put', function (this: IDBObjectStore, ...args: [unknown]) {
    if (this.name === 'documents') throw new Error('broken off');
    return put.apply(this, args);
  });
}

test.describe('an upgrade of the database that breaks off', () => {
  test('is said, and leaves the text for the next try', async ({ app, page }) => {
    await page.goto('/manifest.webmanifest');
    await page.evaluate(leaveVersion2, FIRST);
    // The worker would upgrade it, too.
    await page.route('**/*extractor.worker*', (route) => route.abort());
    const session = await page.context().newCDPSession(page);
    await session.send('Page.enable');
    const { identifier } = await session.send('Page.addScriptToEvaluateOnNewDocument', {
      source: `(${breakUpgrades.toString()})()`,
    });
    await page.goto('/');
    await expect(page.getByText('最近的改动没有保存')).toBeVisible();
    expect(await page.evaluate(async () => (await indexedDB.databases())[0]?.version)).toBe(2);
    await page.unroute('**/*extractor.worker*');
    await session.send('Page.removeScriptToEvaluateOnNewDocument', { identifier });
    await page.reload();
    await app.ready();
    await expect(app.text).toHaveValue(FIRST);
    await expect(app.preset).toHaveValue('ner-general');
  });
});
