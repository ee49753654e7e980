// A model of one's own by its address, through the panel: the way that a model of the catalogue takes, too.
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { ID, SHARD, test } from './large-model';

async function openPanel(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /^模型：/ }).click();
  const panel = page.getByRole('dialog', { name: '模型' });
  await expect(panel.locator('form')).toBeVisible();
  return panel;
}

test('is downloaded, paused, kept over a reload, resumed, verified, refused by this device, and deleted', async ({
  app,
  page,
  server,
}) => {
  await app.open();
  let panel = await openPanel(page);
  const form = panel.locator('form');
  await form.getByLabel('名称', { exact: true }).fill(ID);
  await form.getByLabel('模型地址').fill(server.url);
  server.faults.set(SHARD, { kind: 'hold', after: 100_000 });
  await form.getByRole('button', { name: '下载', exact: true }).click();
  const row = (): Locator => panel.locator(`[data-model="${ID}"]`);
  await expect(row()).toHaveAttribute('data-phase', 'downloading');
  await expect(row().getByRole('progressbar')).toBeVisible();
  await row().getByRole('button', { name: '暂停' }).click();
  await expect(row()).toHaveAttribute('data-phase', 'paused');
  server.release();

  await page.reload();
  await app.ready();
  panel = await openPanel(page);
  await expect(row()).toHaveAttribute('data-phase', 'paused');
  await row().getByRole('button', { name: '继续下载' }).click();
  await expect(row()).toHaveAttribute('data-phase', 'present');

  await server.stop();
  await page.reload();
  await app.ready();
  panel = await openPanel(page);
  await expect(row()).toHaveAttribute('data-phase', 'present');
  await row().getByRole('button', { name: '校验' }).click();
  await expect(panel.getByText('校验通过')).toBeVisible();

  await row().getByRole('button', { name: '使用' }).click();
  await expect(panel.getByRole('alert').filter({ hasText: 'WebGPU' })).toBeVisible();
  await app.ready();
  await row().getByRole('button', { name: '删除' }).click();
  await row().getByRole('group').getByRole('button', { name: '删除', exact: true }).click();
  await expect(row()).toHaveCount(0);
});
