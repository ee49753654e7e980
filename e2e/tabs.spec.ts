// Several tabs, a killed page, cleared storage: no text that was typed is lost.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { chromium, expect } from '@playwright/test';
import { chromiumFlags, findChromium } from '../tools/chromium';
import { App } from './app';
import { test } from './fixtures';

const FIRST = '周小满在杭州的茶厂工作。';

const saved = (page: Page): Promise<void> => page.waitForTimeout(600);

test('a second tab follows read-only, and takes over without losing a word', async ({
  app,
  page,
  context,
}) => {
  await app.open();
  await app.text.fill(FIRST);
  await saved(page);
  const second = new App(await context.newPage());
  await second.open();
  await expect(second.text).toHaveValue(FIRST);
  await expect(second.text).not.toBeEditable();
  await app.text.fill(`${FIRST}一`);
  await expect(second.text).toHaveValue(`${FIRST}一`);
  await app.text.fill(`${FIRST}一二`);
  await second.page.getByRole('button', { name: '改在这里编辑' }).click();
  await expect(second.text).toBeEditable();
  await expect(second.text).toHaveValue(`${FIRST}一二`);
  await expect(app.text).not.toBeEditable();
  await second.text.fill(`${FIRST}一二三`);
  await expect(app.text).toHaveValue(`${FIRST}一二三`);
});

test('what another tab edits is not deleted, and a sentence says so', async ({
  app,
  page,
  context,
}) => {
  await app.open();
  await app.text.fill(FIRST);
  await saved(page);
  const second = new App(await context.newPage());
  await second.open();
  await expect(second.text).toHaveValue(FIRST);
  await second.page
    .getByRole('group', { name: '文档' })
    .getByRole('button', { name: /^文档/u })
    .click();
  const dialog = second.page.getByRole('dialog', { name: '文档' });
  await dialog.locator('[data-document]').getByRole('checkbox').check();
  await dialog.getByRole('button', { name: '删除' }).click();
  await expect(dialog.locator('[data-document]')).toHaveCount(1);
  await expect(dialog.getByText('正在另一个标签页中编辑，没有删除')).toBeVisible();
  await expect(app.text).toHaveValue(FIRST);
});

test('where storage was cleared the open text is saved anew, and the others are named', async ({
  app,
  page,
}) => {
  await app.open();
  await app.text.fill(FIRST);
  await saved(page);
  await page.getByRole('button', { name: '新建' }).click();
  await app.text.fill('还开着的一份');
  await saved(page);
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('chinchilla');
        opening.onsuccess = () => {
          const database = opening.result;
          const stores = ['documents', 'summaries', 'predictions'];
          const change = database.transaction(stores, 'readwrite');
          for (const name of stores) change.objectStore(name).clear();
          change.oncomplete = () => {
            database.close();
            resolve();
          };
          change.onerror = () => {
            reject(new Error('not cleared'));
          };
        };
      }),
  );
  await app.text.fill('还开着的一份，继续写');
  await expect(page.getByText(/另有 1 份丢失（周小满/u)).toBeVisible();
  await page.reload();
  await app.ready();
  await expect(app.text).toHaveValue('还开着的一份，继续写');
});

/** A browser of its own, whose process the test can kill. */
async function launch(profile: string): Promise<{ process: ChildProcess; endpoint: string }> {
  const found = findChromium();
  if (!found.ok) throw new Error(found.error);
  const flags = ['--headless=new', '--remote-debugging-port=0', '--lang=zh-CN'];
  const child = spawn(
    found.value,
    [...chromiumFlags(), ...flags, `--user-data-dir=${profile}`, 'about:blank'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  for await (const chunk of child.stderr) {
    said += String(chunk);
    const endpoint = /ws:\/\/\S+/u.exec(said)?.[0];
    if (endpoint !== undefined) return { process: child, endpoint };
  }
  throw new Error(`the browser did not start: ${said}`);
}

test('what was typed a quarter of a second before the browser is killed is back', async ({
  site,
}) => {
  const profile = await mkdtemp(path.join(tmpdir(), 'chinchilla-killed-'));
  const open = async () => {
    const { process: child, endpoint } = await launch(profile);
    const browser = await chromium.connectOverCDP(endpoint);
    const [context] = browser.contexts();
    if (context === undefined) throw new Error('no context');
    const page = await context.newPage();
    await page.goto(site.origin);
    await page.locator('[data-phase="ready"]').waitFor({ timeout: 60_000 });
    return { child, page };
  };
  const kill = async (child: ChildProcess): Promise<void> => {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  try {
    const first = await open();
    await first.page.locator('#text').fill(FIRST);
    await first.page.waitForTimeout(1000);
    await first.page.locator('#text').pressSequentially('末尾');
    await first.page.waitForTimeout(250);
    await kill(first.child);
    const second = await open();
    await expect(second.page.locator('#text')).toHaveValue(`${FIRST}末尾`);
    await kill(second.child);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});
