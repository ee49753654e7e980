// The model's files: damaged, half-written, broken off on the way, or with nowhere to be kept.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, expect } from '@playwright/test';
import { chromiumFlags, findChromium } from '../tools/chromium';
import { App, expectGrounded } from './app';
import { test, watchErrors } from './fixtures';
import type { Damage } from './stored-model';
import { damageStoredModel } from './stored-model';
import { SHORT_TEXT } from './texts';

const DAMAGES: readonly { readonly damage: Damage; readonly name: string }[] = [
  { damage: 'flip', name: 'a damaged file' },
  { damage: 'halve', name: 'a half-written file' },
];

for (const { damage, name } of DAMAGES) {
  test(`${name} is fetched again and never run`, async ({ app, page, site }) => {
    await app.open(site.origin);
    await app.worksOffline();
    const file = await damageStoredModel(page, damage);
    site.requests.length = 0;
    await page.reload();
    await app.ready();
    expect(site.requests.filter((url) => url.endsWith(`/${file}`))).toHaveLength(1);
    await app.choosePreset('ner-general');
    await app.extract(SHORT_TEXT);
    expectGrounded(await app.download());
    site.requests.length = 0;
    await page.reload();
    await app.ready();
    expect(site.requests.filter((url) => url.endsWith(`/${file}`))).toHaveLength(0);
  });
}

test.describe('without a network', () => {
  test.use({ allowedErrors: /Failed to load resource|ERR_CONNECTION_REFUSED|ERR_FAILED/ });

  test('a damaged file is refused with a clear sentence, and a retry helps', async ({
    app,
    page,
    site,
  }) => {
    await app.open(site.origin);
    await app.worksOffline();
    await damageStoredModel(page, 'flip');
    await site.stop();
    await page.reload();
    await expect(app.status).toHaveAttribute('data-phase', 'failed');
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('模型没有载入');
    await expect(alert).toContainText('网络');
    await site.start();
    await alert.getByRole('button', { name: '重试' }).click();
    await app.ready();
  });
});

test.describe('a download that breaks off', () => {
  test.use({ allowedErrors: /Failed to load resource|ERR_CONTENT_LENGTH_MISMATCH|ERR_/ });

  test('says so, and a retry fetches only what is missing', async ({ app, page, site }) => {
    const broken = 'labels.onnx';
    site.intercept = (request, response) => {
      if (request.url?.endsWith(`/${broken}`) !== true) return false;
      response.writeHead(200, { 'Content-Length': 1_000_000 });
      response.write('the beginning', () => response.destroy());
      return true;
    };
    const fetched = (): string[] =>
      site.requests.filter((url) => /\/models\/.*\.(?:onnx|json)$/u.test(url));
    await page.goto(site.origin);
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('模型没有载入');
    const complete = fetched().filter((url) => /\/(?:encoder|child)\.onnx$/u.test(url));
    expect(complete).toHaveLength(2);
    site.intercept = () => false;
    site.requests.length = 0;
    await alert.getByRole('button', { name: '重试' }).click();
    await app.ready();
    expect(fetched().some((url) => url.endsWith(broken))).toBe(true);
    expect(fetched().filter((url) => complete.includes(url))).toEqual([]);
  });
});

/** As with “block all site data” in the settings: no IndexedDB, no service worker, no localStorage. */
test('where storage is blocked the model runs from memory, and the page says so', async ({
  site,
}) => {
  const found = findChromium();
  if (!found.ok) throw new Error(found.error);
  const profile = await mkdtemp(path.join(tmpdir(), 'chinchilla-'));
  await mkdir(path.join(profile, 'Default'));
  const blocked = { profile: { default_content_setting_values: { cookies: 2 } } };
  await writeFile(path.join(profile, 'Default', 'Preferences'), JSON.stringify(blocked));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: found.value,
    args: chromiumFlags(),
    locale: 'zh-CN',
  });
  try {
    const errors = watchErrors(context);
    const page = await context.newPage();
    const app = new App(page);
    await app.open(site.origin);
    await expect(app.status).toContainText('模型仅在内存中');
    await app.choosePreset('ner-general');
    await app.extract(SHORT_TEXT);
    expectGrounded(await app.download());
    const refused = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const request = indexedDB.open('probe');
          request.onerror = () => {
            resolve(true);
          };
          request.onsuccess = () => {
            resolve(false);
          };
        }),
    );
    expect(refused).toBe(true);
    expect(errors).toEqual([]);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
});
