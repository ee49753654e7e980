// The workshop of the page, and the command line beside it.
import { expect, type Locator, type Page } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import path from 'node:path';

export async function openWorkshop(page: Page): Promise<Locator> {
  await page.getByRole('group', { name: '文档' }).getByRole('button', { name: /^文档/u }).click();
  await page.getByRole('button', { name: '数据集工坊' }).click();
  return page.getByRole('dialog', { name: '数据集工坊' });
}

/** Runs `dataset` in the folder; resolves with what it prints. */
export function runDataset(folder: string, args: readonly string[]): string {
  const command = [
    '--import',
    import.meta.resolve('tsx'),
    path.resolve('tools/dataset/dataset.ts'),
  ];
  const run = spawnSync(process.execPath, [...command, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(run.status, run.stderr).toBe(0);
  return run.stdout;
}
