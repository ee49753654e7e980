// Many documents are read in the background, also after the page was closed in the middle.
import { expect } from '@playwright/test';
import { test } from './fixtures';

const TEXTS = [
  '海岳科技董事长林晓雯在杭州宣布收购青禾数据。',
  '苏砚秋出生于江苏吴江，毕业于江南外国语学院。',
  '3月2日，滨海市发生火灾，造成两人受伤。',
];

test('three files are read in the background, over a reload, and taken away', async ({
  app,
  page,
}) => {
  await app.open();
  await page.getByLabel('打开文件', { exact: true }).setInputFiles(
    TEXTS.map((text, index) => ({
      name: `第${index + 1}份.txt`,
      mimeType: 'text/plain',
      buffer: Buffer.from(text.repeat(40)),
    })),
  );
  const dialog = page.getByRole('dialog', { name: '导入' });
  await dialog.getByRole('button', { name: '导入 3 份文档' }).click();
  await expect(dialog.getByRole('status')).toContainText('导入完成');
  await dialog.getByRole('button', { name: '关闭' }).last().click();

  const views = page.getByRole('group', { name: '视图' });
  await views.getByRole('button', { name: '全部文档' }).click();
  const table = page.getByRole('table', { name: '全部文档' });
  await expect(table.getByRole('row')).toHaveCount(4);
  await page.getByRole('checkbox', { name: '全选' }).check();
  await page.getByRole('button', { name: '抽取所选 3 份' }).click();
  await expect(table.getByText(/抽取中|排队中|%/u).first()).toBeVisible();
  await page.reload();
  await app.ready();
  await views.getByRole('button', { name: '全部文档' }).click();
  await expect(table.getByRole('cell', { name: '已抽取' })).toHaveCount(3, { timeout: 90_000 });

  await page.getByRole('button', { name: '导出全部' }).click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载' }).click();
  expect((await waiting).suggestedFilename()).toContain('.zip');
});
