// Documents: kept over a reload, found, copied, deleted and brought back, taken away as one file, wiped.
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { App } from './app';
import { test } from './fixtures';
import { SHORT_TEXT } from './texts';

const SECOND = '昨天傍晚，苏州的顾明远在平江路开了一家书店。';

async function openLibrary(page: Page): Promise<Locator> {
  await page.getByRole('group', { name: '文档' }).getByRole('button', { name: /^文档/u }).click();
  const dialog = page.getByRole('dialog', { name: '文档' });
  await expect(dialog.getByRole('searchbox')).toBeVisible();
  return dialog;
}

async function closeDialog(dialog: Locator): Promise<void> {
  await dialog.page().keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}

async function begin(app: App): Promise<void> {
  await app.open();
  await app.choosePreset('ner-general');
  await app.extract(SHORT_TEXT);
}

async function twoDocuments(app: App): Promise<void> {
  await begin(app);
  await app.page.getByRole('button', { name: '新建' }).click();
  await expect(app.text).toHaveValue('');
  await app.extract(SECOND);
}

/** What was typed last is saved a fifth of a second later. */
async function saved(page: Page): Promise<void> {
  await page.waitForTimeout(600);
}

test('two documents outlive a reload, with results that need no run', async ({ app, page }) => {
  await twoDocuments(app);
  const rows = await app.count('实体');
  await saved(page);
  await page.reload();
  await app.ready();
  await expect(app.text).toHaveValue(SECOND);
  await expect(app.job).toHaveAttribute('data-phase', 'stored');
  expect(await app.count('实体')).toBe(rows);
  const dialog = await openLibrary(page);
  await expect(dialog.locator('[data-document]')).toHaveCount(2);
  await dialog
    .locator('[data-document]')
    .filter({ hasNotText: '正打开' })
    .getByRole('button')
    .click();
  await expect(app.text).toHaveValue(SHORT_TEXT);
  await expect(app.job).toHaveAttribute('data-phase', 'stored');
  await expect(app.rows.first()).toBeVisible();
});

test('a document is renamed, found by its text, duplicated, deleted and brought back', async ({
  app,
  page,
}) => {
  await twoDocuments(app);
  const title = page.getByRole('textbox', { name: '标题' });
  await title.fill('书店');
  await title.press('Enter');
  await saved(page);
  const dialog = await openLibrary(page);
  const documents = dialog.locator('[data-document]');
  await expect(documents.filter({ hasText: '书店' })).toHaveCount(1);
  // In the text alone, not in the title.
  await dialog.getByRole('searchbox').fill('平江路');
  await expect(documents).toHaveCount(1);
  await documents.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: '复制一份' }).click();
  await expect(documents).toHaveCount(2);
  await dialog.getByRole('searchbox').fill('');
  await expect(documents).toHaveCount(3);
  await dialog.getByRole('checkbox', { name: '选择“书店”', exact: true }).check();
  await dialog.getByRole('button', { name: '删除' }).click();
  await expect(documents).toHaveCount(2);
  await dialog.getByRole('button', { name: '撤销' }).click();
  await expect(documents).toHaveCount(3);
  await dialog.getByRole('checkbox', { name: '选择“书店”', exact: true }).check();
  await dialog.getByRole('button', { name: '删除' }).click();
  await expect(documents).toHaveCount(2);
  await closeDialog(dialog);
  await app.text.focus();
  await page.keyboard.press('Control+Z');
  await expect(app.text).toHaveValue(SECOND);
  await expect(title).toHaveValue('书店');
});

test('Ctrl+Z brings back what was cleared or replaced, also after typing on', async ({
  app,
  page,
}) => {
  await begin(app);
  const undo = async (): Promise<void> => {
    await app.text.focus();
    await page.keyboard.press('Control+Z');
  };
  await page.getByRole('button', { name: '清空' }).click();
  await expect(app.text).toHaveValue('');
  await undo();
  await expect(app.text).toHaveValue(SHORT_TEXT);

  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '打开文件' }).click();
  await (
    await chooser
  ).setFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from(SECOND) });
  await expect(app.text).toHaveValue(SECOND);
  await undo();
  await expect(app.text).toHaveValue(SHORT_TEXT);

  await page.getByRole('button', { name: '清空' }).click();
  await page.locator('[data-sample="railway"]').click();
  await expect(app.text).not.toHaveValue('');
  await app.text.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('又写了一句');
  await undo();
  await undo();
  await expect(app.text).toHaveValue('');
  await expect(app.preset).toHaveValue('ner-general');
  await undo();
  await expect(app.text).toHaveValue(SHORT_TEXT);
});

test('Ctrl+Z takes back an edit of the schema', async ({ app, page }) => {
  await begin(app);
  await page.getByRole('button', { name: '编辑方案' }).click();
  const dialog = page.getByRole('dialog', { name: '编辑抽取方案' });
  await dialog.getByRole('button', { name: '删除“人名”' }).click();
  await dialog.getByRole('button', { name: '应用' }).click();
  await app.done();
  const types = async (): Promise<string[]> =>
    (await app.download()).extraction.mentions.map(({ type }) => type);
  expect(await types()).not.toContain('人名');
  await app.text.focus();
  await page.keyboard.press('Control+Z');
  await app.done();
  expect(await types()).toContain('人名');
});

test('a workspace file goes to another browser; a foreign or cut one changes nothing', async ({
  app,
  page,
  browser,
  baseURL,
}) => {
  await twoDocuments(app);
  const waiting = page.waitForEvent('download');
  const source = await openLibrary(page);
  await source.getByRole('button', { name: '导出全部为一个文件' }).click();
  const bytes = await readFile(await (await waiting).path());
  const context = await browser.newContext({ locale: 'zh-CN', baseURL: baseURL ?? '' });
  const other = new App(await context.newPage());
  await other.open();
  const dialog = await openLibrary(other.page);
  const documents = dialog.locator('[data-document]');
  const offer = (buffer: Buffer): Promise<void> =>
    dialog
      .locator('input[type="file"]')
      .setInputFiles({ name: 'w.zip', mimeType: 'application/zip', buffer });
  await offer(Buffer.from('这不是压缩文件'));
  await expect(dialog.getByRole('alert')).toContainText('没有改动任何内容');
  await offer(bytes.subarray(0, bytes.length >> 1));
  await expect(dialog.getByRole('alert')).toContainText('没有改动任何内容');
  await expect(documents).toHaveCount(0);
  await offer(bytes);
  await dialog.getByRole('button', { name: '并入现有文档' }).click();
  await expect(documents).toHaveCount(2);
  await documents
    .filter({ hasText: SECOND.slice(0, 6) })
    .getByRole('button')
    .click();
  await expect(other.text).toHaveValue(SECOND);
  await expect(other.job).toHaveAttribute('data-phase', 'stored');
  await context.close();
});

test('wiping leaves no database, no cache and no key', async ({ app, page }) => {
  await begin(app);
  await saved(page);
  const dialog = await openLibrary(page);
  await dialog.getByRole('button', { name: '清除这台设备上的全部内容' }).click();
  await dialog.getByRole('button', { name: '全部清除' }).click();
  await expect(dialog.getByText('已全部清除')).toBeVisible();
  const left = await page.evaluate(async () => [
    ...(await indexedDB.databases()).map(({ name }) => name),
    ...(await caches.keys()),
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
  ]);
  expect(left).toEqual([]);
});
