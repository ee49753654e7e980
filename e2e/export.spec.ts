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
