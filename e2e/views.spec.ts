// Other ways to see a document: filtered, searched, as a table, graph and timeline, on paper.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { test } from './fixtures';

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

test('reading: lines between marks, types out of sight, a search by initials', async ({
  app,
  page,
}) => {
  await app.open();
  await app.extractSample('funding');
  await app.openTab('关系');
  await app.rows.first().click();
  const lines = page.getByRole('group', { name: '选中内容的关系与论元' });
  await expect(lines.getByRole('button')).toHaveCount(1);
  await expect(page.locator('[data-density] svg path.line')).toHaveCount(1);

  await page.getByRole('button', { name: '筛选' }).click();
  const marks = await app.marks.count();
  await page.getByRole('checkbox', { name: /^地名/u }).uncheck();
  await expect.poll(() => app.marks.count()).toBeLessThan(marks);
  await expect(page.getByRole('button', { name: '已隐藏 1 类' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  const { extraction } = await app.download();
  expect(extraction.mentions.some(({ type }) => type === '地名')).toBe(true);
  await page.getByRole('button', { name: '全部显示' }).click();

  await app.text.focus();
  await page.keyboard.press('Control+f');
  const field = page.getByRole('searchbox', { name: '在原文中查找' });
  await expect(field).toBeFocused();
  const [name = ''] = extraction.mentions
    .filter(({ type }) => type === '人名')
    .map(({ text }) => text);
  await field.fill(name);
  await field.press('Enter');
  await expect(page.getByRole('search').getByRole('status')).toContainText('1 / ');
});

test('a table, a graph and a timeline of one document, one selection', async ({ app, page }) => {
  await app.open();
  await app.extractSample('funding');
  const views = page.getByRole('group', { name: '视图' });

  await views.getByRole('button', { name: '表格' }).click();
  const grid = page.getByRole('grid', { name: '实体列表' });
  await expect(grid.getByRole('row')).not.toHaveCount(1);
  await grid.getByRole('row').nth(1).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(grid.getByRole('row', { selected: true })).toHaveCount(1);
  const text = await grid.getByRole('row', { selected: true }).locator('.text').textContent();
  expect(await violations(page)).toEqual([]);

  await views.getByRole('button', { name: '关系图' }).click();
  await page.getByRole('checkbox', { name: '显示事件' }).check();
  await expect(page.locator('g.node')).not.toHaveCount(0);
  await expect(page.getByText('正在排布')).toBeHidden({ timeout: 60_000 });
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'PNG' }).click();
  expect((await waiting).suggestedFilename()).toBe('graph.png');
  expect(await violations(page)).toEqual([]);

  await views.getByRole('button', { name: '时间线' }).click();
  await expect(page.getByText('取自文中第一个完整日期')).toBeVisible();
  await page.getByRole('button', { name: /融资/u }).first().click();
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: '在原文中查看' }).click();
  await expect(app.text).toBeVisible();
  await expect(page.locator('.mark.lit').first()).toBeVisible();
  expect(text?.trim()).not.toBe('');
});
