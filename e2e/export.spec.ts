// Results leave in another format: its places are true, and what it has no place for is said before.
import { readFile } from 'node:fs/promises';
import { unzipSync, strFromU8 } from 'fflate';
import { expect } from '@playwright/test';
import { test } from './fixtures';

test('brat offsets are true of the text beside them; BIO says what it leaves out', async ({
  app,
}) => {
  const { page } = app;
  await app.open();
  await app.extractSample('open');
  await page.getByRole('button', { name: '更多格式…' }).click();
  const dialog = page.getByRole('dialog');
  const waiting = page.waitForEvent('download');
  await dialog.getByRole('button', { name: '下载' }).click();
  const files = Object.entries(unzipSync(await readFile(await (await waiting).path())));
  const contentOf = (end: string): string =>
    strFromU8(files.find(([name]) => name.endsWith(end))?.[1] ?? new Uint8Array());
  const text = Array.from(contentOf('.txt'));
  const rows = [...contentOf('.ann').matchAll(/^T\d+\t\S+ (\d+) (\d+)\t(.*)$/gmu)];
  expect(rows.length).toBeGreaterThan(0);
  for (const [, start, end, quote] of rows) {
    expect(text.slice(Number(start), Number(end)).join('')).toBe(quote);
  }
  await dialog.getByRole('combobox', { name: '格式' }).selectOption('bio');
  await expect(dialog.locator('[data-loss="no-events"]')).toBeVisible();
});

// Faults: a name that stays in the file, a key that cannot restore it, a number that nobody is told of.
test('placeholders stand for names; the key is a file of its own; what looks like a number is shown', async ({
  app,
}) => {
  const { page } = app;
  await app.open();
  await app.choosePreset('ner-general');
  await app.extract('原告邵文澜于2023年5月4日起诉青杉市印刷厂。邵文澜的电话是13900001111。');
  await page.getByRole('button', { name: '更多格式…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: /去标识/u }).check();
  await dialog.locator('[data-suspect="date"] summary').click();
  await expect(dialog.locator('[data-suspect="date"] mark')).toHaveText('2023年5月4日');
  const saved = async (name: string): Promise<Uint8Array> => {
    const waiting = page.waitForEvent('download');
    await dialog.getByRole('button', { name, exact: true }).click();
    return readFile(await (await waiting).path());
  };
  const key = JSON.parse(strFromU8(await saved('下载对照表'))) as {
    readonly placeholder: string;
    readonly originals: readonly string[];
  }[];
  const written = Object.entries(unzipSync(await saved('下载')))
    .map(([name, content]) => name + strFromU8(content))
    .join('\n');
  expect(written).not.toMatch(/邵文澜|13900001111/u);
  const named = key.find(({ originals }) => originals.includes('邵文澜'));
  expect(written.split(named?.placeholder ?? '?').length).toBeGreaterThan(2);
  expect(key.flatMap(({ originals }) => originals)).toContain('13900001111');
});
