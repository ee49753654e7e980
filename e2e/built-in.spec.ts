// The two models that come with the page: one is chosen, kept for the next visit, and gives way where it fails.
import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { expectGrounded } from './app';
import { test } from './fixtures';
import { SHORT_TEXT } from './texts';

const BASE = /^模型：内置 base · \d+ MB$/;
const MINI = /^模型：内置 mini · \d+ MB$/;

function button(page: Page, name: RegExp): Locator {
  return page.getByRole('button', { name });
}

async function choose(page: Page, name: '栗鼠 mini' | '栗鼠 base'): Promise<void> {
  await button(page, /^模型：/).click();
  await page.getByRole('button', { name: `使用 ${name}` }).click();
  await page.keyboard.press('Escape');
}

/** Paths of the files of models that the page fetches from now on. */
function fetchedFiles(page: Page): string[] {
  const paths: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.includes('/models/')) paths.push(pathname);
  });
  return paths;
}

test('the larger one reads, is there at the next visit without the network, and can be left', async ({
  app,
  context,
  page,
}) => {
  test.slow();
  const fetched = fetchedFiles(page);
  await app.open();
  expect(fetched.filter((path) => path.includes('chinchilla-base'))).toEqual([]);
  await expect(button(page, MINI)).toBeVisible();
  await app.choosePreset('ner-general');
  await app.extract(SHORT_TEXT);
  await app.worksOffline();
  const byMini = await app.download();

  await choose(page, '栗鼠 base');
  await expect(button(page, BASE)).toBeVisible();
  await app.ready();
  await app.done();
  const byBase = await app.download();
  expectGrounded(byBase);
  const people = byBase.extraction.mentions.filter(({ type }) => type === '人名');
  expect(people.map(({ text }) => text)).toEqual(['周予安', '林知夏']);
  // Catches: the finds of the other model, taken from those that were kept.
  const scores = ({ extraction }: typeof byBase): number[] =>
    extraction.mentions.map(({ score = 0 }) => score);
  expect(scores(byBase)).not.toEqual(scores(byMini));

  fetched.length = 0;
  await context.setOffline(true);
  await page.reload();
  await app.ready();
  await expect(button(page, BASE)).toBeVisible();
  await app.choosePreset('ner-general');
  await app.extract(SHORT_TEXT);
  expect(scores(await app.download())).toEqual(scores(byBase));
  expect(fetched.filter((path) => path.endsWith('.onnx'))).toEqual([]);

  await choose(page, '栗鼠 mini');
  await expect(button(page, MINI)).toBeVisible();
  await page.reload();
  await app.ready();
  await expect(button(page, MINI)).toBeVisible();
});

test.describe('a host without its files', () => {
  test.use({ allowedErrors: /Failed to load resource|ERR_INTERNET_DISCONNECTED/ });

  test('the smaller one goes on, and the page says why', async ({ app, page, site }) => {
    site.intercept = (request, response) => {
      if (request.url?.includes('chinchilla-base') !== true) return false;
      response.writeHead(404).end();
      return true;
    };
    await app.open(`${site.origin}/`);
    await app.choosePreset('ner-general');
    await app.extract(SHORT_TEXT);
    await choose(page, '栗鼠 base');
    const notice = page.getByRole('alert').filter({ hasText: 'Chinchilla base 没能运行' });
    await expect(notice).toContainText('已改用内置 mini，文本都在');
    await app.ready();
    await page.reload();
    await app.ready();
    await expect(button(page, MINI)).toBeVisible();
    await app.choosePreset('ner-general');
    await app.extract(`${SHORT_TEXT}会后，周予安去了无锡。`);
    expectGrounded(await app.download());
  });
});

/** What a page sees of a device, before any of its scripts run. */
function pretendCores(cores: number): void {
  Object.defineProperty(navigator, 'hardwareConcurrency', { value: cores });
}

test.describe('a first visit', () => {
  test.use({ builtIn: 'usual' });

  for (const [device, cores, name] of [
    ['a computer of eight cores', 8, BASE],
    ['a computer of two cores', 2, MINI],
  ] as const) {
    test(`${device} loads one model, and it fits`, async ({ app, page }) => {
      const fetched = fetchedFiles(page);
      await page.addInitScript(pretendCores, cores);
      await app.open();
      await expect(button(page, name)).toBeVisible();
      expect(fetched.filter((path) => path.endsWith('/manifest.json'))).toHaveLength(1);
      await app.choosePreset('ner-general');
      await app.extract(SHORT_TEXT);
      expectGrounded(await app.download());
    });
  }

  test.describe('with a finger', () => {
    test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

    test('a phone of eight cores loads the smaller one', async ({ app, page }) => {
      await page.addInitScript(pretendCores, 8);
      await app.open();
      await expect(button(page, MINI)).toBeVisible();
      await app.extract(SHORT_TEXT);
    });
  });
});
