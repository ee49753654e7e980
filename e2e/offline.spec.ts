// After the first visit nothing needs the network; plain static hosting is enough.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { App, expectGrounded } from './app';
import { test } from './fixtures';
import { SHORT_TEXT } from './texts';

const ASSETS = path.resolve(import.meta.dirname, '..', 'dist', 'assets');

test.use({ allowedErrors: /Failed to load resource|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_/ });

test('with the network pulled, a reload still extracts', async ({ app, context, page }) => {
  await app.open();
  await app.worksOffline();
  await context.setOffline(true);
  await page.reload();
  await app.ready();
  await app.choosePreset('ner-general');
  await app.extract(SHORT_TEXT);
  expectGrounded(await app.download());
  expect(await app.count('实体')).toBeGreaterThan(0);
});

test('a second visit with the host gone is ready from what is stored', async ({
  app,
  context,
  site,
}) => {
  await app.open(site.origin);
  await app.worksOffline();
  await app.page.close();
  await site.stop();
  const page = await context.newPage();
  await page.goto(site.origin);
  await new App(page).ready();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
});

test.describe('plain static hosting', () => {
  test.use({ hosting: { isolated: false, folder: '' } });

  test('gets its isolation from the service worker', async ({ app, page, site }) => {
    await app.open(site.origin);
    await app.worksOffline();
    await page.reload();
    await app.ready();
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await app.choosePreset('ner-general');
    await app.extract(SHORT_TEXT);
    expect(await app.count('实体')).toBeGreaterThan(0);
  });
});

test.describe('a folder of a host', () => {
  test.use({ hosting: { isolated: false, folder: '/tools/chinchilla' } });

  test('is as good a place as its root', async ({ app, site }) => {
    await app.open(`${site.origin}/tools/chinchilla/`);
    // Perhaps at the instant of the first visit's own reload, which must not lose it.
    await app.choosePreset('ner-general');
    await app.text.fill(SHORT_TEXT);
    await app.worksOffline();
    await app.ready();
    await app.done();
    await expect(app.text).toHaveValue(SHORT_TEXT);
    expect(await app.count('实体')).toBeGreaterThan(0);
  });
});

test('the code of large models is fetched at its first use only, and is there offline from then on', async ({
  app,
  page,
  site,
}) => {
  await app.open(site.origin);
  await app.worksOffline();
  await page.reload();
  await app.ready();
  const code = readdirSync(ASSETS).find((file) => /^web-llm-.*\.js$/u.test(file)) ?? '';
  const asked = (): number => site.requests.filter((url) => url.endsWith(code)).length;
  expect(asked()).toBe(0);
  const read = (): Promise<number> =>
    page.evaluate(
      async (url) => (await (await fetch(url)).arrayBuffer()).byteLength,
      `./assets/${code}`,
    );
  const bytes = await read();
  expect(bytes).toBeGreaterThan(1_000_000);
  expect(asked()).toBe(1);
  await site.stop();
  expect(await read()).toBe(bytes);
});

test('a new version takes over by the button, and by a reload of the only tab', async ({
  app,
  context,
  page,
  site,
}) => {
  await app.open(site.origin);
  await app.worksOffline();
  const offer = page.getByRole('button', { name: '有新版本' });
  await expect(offer).toBeHidden();
  const script = readFileSync(path.resolve(ASSETS, '..', 'sw.js'), 'utf8');
  const offered = async (version: string): Promise<void> => {
    site.intercept = ({ url }, response) => {
      if (url !== '/sw.js') return false;
      const type = { 'Content-Type': 'text/javascript' };
      response.writeHead(200, type).end(`${script}\n// ${version}\n`);
      return true;
    };
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await expect(offer).toBeVisible({ timeout: 60_000 });
  };
  await offered('second');
  await offer.click();
  await expect(offer).toBeHidden();
  await app.ready();

  await offered('third');
  const other = await context.newPage();
  await other.goto(site.origin);
  await page.reload();
  await app.ready();
  await expect(offer, 'the other tab keeps the old version').toBeVisible();
  await other.close();
  // The browser counts a closed tab for a moment still.
  await expect(async () => {
    await page.reload();
    await expect(offer).toBeHidden({ timeout: 8000 });
  }).toPass({ timeout: 60_000 });
  await app.ready();
});
