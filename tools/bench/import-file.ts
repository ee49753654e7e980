// Brings documents into the page as a person does: through the import.
import type { Page } from 'playwright';

/** Resolves once all are stored and the first is open. */
export async function importLines(
  page: Page,
  name: string,
  lines: readonly string[],
): Promise<void> {
  await page.getByLabel('打开文件', { exact: true }).setInputFiles({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(`${lines.join('\n')}\n`),
  });
  const dialog = page.getByRole('dialog', { name: '导入' });
  await dialog.getByRole('button', { name: /^导入 .* 份文档$/u }).click({ timeout: 300_000 });
  await dialog.getByText('导入完成').waitFor({ timeout: 600_000 });
  await dialog.getByRole('button', { name: '关闭' }).last().click();
}
