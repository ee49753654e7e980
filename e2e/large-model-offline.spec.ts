// A large model without a network: downloaded, then used in a new browser with every host gone; and imported on a
// machine that never had web-llm. There is no library to run, so it is followed until web-llm has read one.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { chromium, expect } from '@playwright/test';
import { App } from './app';
import { test as base } from './fixtures';
import { SMALL, writeMlcModel } from './mlc-model';
import { ModelServer } from './model-server';
import { StaticSite } from './site';
import { SOFTWARE_ADAPTER } from './software-adapter';
import { libraryOfAnotherVersion } from './web-llm-library';

const ID = 'offline-model-q4f32_1-MLC';

interface Fixtures {
  folder: string;
  /** A browser on the same profile each time. */
  browse: () => Promise<BrowserContext>;
  host: StaticSite;
}

const test = base.extend<Fixtures>({
  folder: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'chinchilla-offline-'));
      await writeMlcModel(path.join(folder, 'model'), { ...SMALL, layers: 1 });
      await writeFile(path.join(folder, 'model', 'model.wasm'), libraryOfAnotherVersion());
      await use(folder);
      await rm(folder, { recursive: true, force: true });
    },
    { timeout: 60_000 },
  ],
  browse: async ({ folder }, use) => {
    const open: BrowserContext[] = [];
    await use(async () => {
      const { launchOptions } = SOFTWARE_ADAPTER;
      const profile = path.join(folder, 'profile');
      const context = await chromium.launchPersistentContext(profile, {
        ...launchOptions,
        locale: 'zh-CN',
      });
      open.push(context);
      return context;
    });
    for (const context of open) await context.close();
  },
  // eslint-disable-next-line no-empty-pattern
  host: async ({}, use) => {
    const site = new StaticSite({ isolated: true, folder: '' });
    await site.start();
    await use(site);
    await site.stop();
  },
});

async function openPanel(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /^模型：/u }).click();
  const panel = page.getByRole('dialog', { name: '模型' });
  await expect(panel.locator('form')).toBeVisible();
  return panel;
}

async function visit(context: BrowserContext, url: string): Promise<[App, Page]> {
  const page = await context.newPage();
  const app = new App(page);
  await app.open(url);
  return [app, page];
}

test('a model that was downloaded starts in a new browser with every host gone', async ({
  browse,
  folder,
  host,
}) => {
  test.setTimeout(240_000);
  // Fails where web-llm's own code is kept only once it was used: then it cannot be fetched here.
  const models = new ModelServer(path.join(folder, 'model'));
  await models.start();
  const { origin } = host;
  const before = await browse();
  const [first, page] = await visit(before, origin);
  await first.worksOffline();
  let panel = await openPanel(page);
  const form = panel.locator('form');
  await form.getByLabel('名称', { exact: true }).fill(ID);
  await form.getByLabel('模型地址').fill(models.url);
  await form.getByRole('button', { name: '下载', exact: true }).click();
  await expect(panel.locator(`[data-model="${ID}"]`)).toHaveAttribute('data-phase', 'present');
  await before.close();
  await models.stop();
  await host.stop();
  const [, again] = await visit(await browse(), origin);
  panel = await openPanel(again);
  await panel.locator(`[data-model="${ID}"]`).getByRole('button', { name: '使用' }).click();
  // The library was read, so web-llm was there to read it.
  await expect(panel.getByRole('alert').first()).toContainText('0.2.80–0.2.84', {
    timeout: 60_000,
  });
});

test('a folder without web-llm’s code, on a machine that is offline, is taken in, and what is missing is said', async ({
  browse,
  folder,
  host,
}) => {
  test.setTimeout(240_000);
  const context = await browse();
  const [app, page] = await visit(context, host.origin);
  await app.worksOffline();
  await host.stop();
  const panel = await openPanel(page);
  const form = panel.locator('form');
  await form.getByLabel('名称', { exact: true }).fill(ID);
  const chooser = page.waitForEvent('filechooser');
  await form.getByRole('button', { name: /导入/u }).click();
  await (await chooser).setFiles(path.join(folder, 'model'));
  await expect(form.getByRole('alert')).toContainText('web-llm', { timeout: 60_000 });
  await expect(panel.locator(`[data-model="${ID}"]`)).toHaveAttribute('data-phase', 'present');
});
