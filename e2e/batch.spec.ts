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

  // One decision about a name in all of them, and back.
  await page.getByRole('button', { name: '统计 3 份文档' }).click();
  await page
    .getByRole('button', { name: /“海岳科技”都标为/u })
    .first()
    .click();
  const panel = page.getByRole('group', { name: '在多份文档中一起校对' });
  await expect(panel).toContainText('在 1 份文档里');
  await panel.getByRole('button', { name: '确定' }).click();
  await expect(panel).toContainText('已改 1 份文档');
  await panel.getByRole('button', { name: '撤销' }).click();
  await expect(panel).toBeHidden();

  // One graph of all; a place leads into its document.
  await page.locator('.batch').getByRole('button', { name: '关系图' }).click();
  await expect(page.getByText('3 份文档合在一起')).toBeVisible();
  await page
    .getByRole('list', { name: '图中的内容' })
    .getByRole('button', { name: /苏砚秋/u })
    .click();
  await page.getByRole('button', { name: /^第 1 处/u }).click();
  await expect(app.text).toHaveValue(/^苏砚秋/u);
  await views.getByRole('button', { name: '全部文档' }).click();

  await page.getByRole('button', { name: '导出全部' }).click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载' }).click();
  expect((await waiting).suggestedFilename()).toContain('.zip');
});
