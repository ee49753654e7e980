// The catalogue of corpora in the page: filtered, with rows of a person's own, and never fetched.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { test } from './fixtures';
import { openWorkshop, runDataset } from './workshop';

async function openCatalogue(page: Page): Promise<Locator> {
  const dialog = await openWorkshop(page);
  await dialog.getByRole('tab', { name: '制作数据集' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(dialog.getByRole('tab', { name: '语料目录' })).toBeFocused();
  await expect(dialog.locator('[data-corpus]').first()).toBeVisible();
  return dialog;
}

const row = (dialog: Locator, name: string): Locator => dialog.locator(`[data-corpus="${name}"]`);

const jsonFile = (content: string) => ({
  ...{ name: 'rows.json', mimeType: 'application/json' },
  buffer: Buffer.from(content),
});

test('corpora are filtered, and a source is a link that is not followed', async ({
  app,
  page,
  context,
}) => {
  await app.open();
  const elsewhere: string[] = [];
  context.on('request', (request) => {
    if (!request.url().startsWith(new URL(page.url()).origin)) elsewhere.push(request.url());
  });
  const dialog = await openCatalogue(page);
  await expect(dialog.locator('[data-found="81"]')).toBeVisible();
  await dialog.getByLabel('任务', { exact: true }).selectOption('EE');
  await dialog.getByLabel('领域', { exact: true }).selectOption('金融');
  await dialog.getByLabel('许可', { exact: true }).selectOption('可商用');
  await expect(dialog.locator('[data-corpus]')).toHaveCount(1);
  const link = row(dialog, 'FewFC').getByRole('link', {
    name: /github\.com\s*（在新标签页打开）/u,
  });
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  await expect(link).toHaveAttribute('target', '_blank');
  await expect(row(dialog, 'FewFC')).toContainText('从来源下载');
  await dialog.getByRole('button', { name: '清除筛选' }).click();
  await dialog.getByRole('searchbox').fill('突发');
  await expect(dialog.locator('[data-corpus]')).toHaveCount(1);
  await expect(row(dialog, 'CEC')).toContainText('突发事件');
  await dialog.getByRole('searchbox').fill('没有这样的语料');
  await expect(dialog.getByText('没有符合条件的语料')).toBeVisible();
  expect(elsewhere).toEqual([]);
});

test('own rows are added, kept, edited, deleted and restored, and the command line reads them', async ({
  app,
  page,
}) => {
  await app.open();
  let dialog = await openCatalogue(page);
  await dialog.getByRole('button', { name: '添加一行' }).click();
  const name = dialog.getByLabel('名称', { exact: true });
  await expect(name).toBeFocused();
  await name.fill('青杉镇公告');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog.getByText('没有任务')).toBeVisible();
  await dialog.getByRole('checkbox', { name: 'NER 实体' }).check();
  await dialog.getByLabel('来源（网址）').fill('javascript:alert(1)');
  const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(row(dialog, '青杉镇公告')).toContainText('自己的');
  await expect(row(dialog, '青杉镇公告').getByRole('link')).toHaveCount(0);

  await page.reload();
  await app.ready();
  dialog = await openCatalogue(page);
  await dialog.getByRole('button', { name: '编辑“青杉镇公告”' }).click();
  await dialog.getByLabel('规模', { exact: true }).fill('120');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(row(dialog, '青杉镇公告')).toContainText('120');
  await dialog.getByRole('button', { name: '提议“青杉镇公告”' }).click();
  const text = await dialog.getByLabel('提议的文字').inputValue();
  expect(JSON.parse(text.split('```')[1]?.replace('json', '') ?? '')).toMatchObject({
    corpora: [{ name: '青杉镇公告', size: '120', tasks: ['NER'] }],
  });
  await dialog.getByRole('button', { name: '收起' }).click();
  await expect(dialog.getByRole('button', { name: '提议“青杉镇公告”' })).toBeFocused();

  const saving = page.waitForEvent('download');
  await dialog.getByRole('button', { name: '导出自己的行' }).click();
  const file = await (await saving).path();
  const listed = runDataset(tmpdir(), ['list', '--add', file, '--word', '青杉镇', '--json']);
  expect(JSON.parse(listed)).toEqual(JSON.parse(readFileSync(file, 'utf8')));

  await dialog.getByRole('button', { name: '删除“青杉镇公告”' }).click();
  await expect(row(dialog, '青杉镇公告')).toHaveCount(0);
  await expect(dialog.getByRole('button', { name: '撤销' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(row(dialog, '青杉镇公告')).toBeVisible();

  const input = dialog.locator('input[type=file]').last();
  await input.setInputFiles(jsonFile('{"corpora": [{"name": "x"}]}'));
  await expect(dialog.getByText('什么都没有改动')).toBeVisible();
  await expect(dialog.locator('[data-found="82"]')).toBeVisible();
  await dialog.getByRole('button', { name: '删除“青杉镇公告”' }).click();
  await input.setInputFiles(file);
  await expect(dialog.getByText('已导入：新增 1 行，替换 0 行')).toBeVisible();
  await expect(row(dialog, '青杉镇公告')).toContainText('120');
});
