// The workshop of the page, and the command line beside it.
import { expect, type Locator, type Page } from '@playwright/test';
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';

export async function openWorkshop(page: Page): Promise<Locator> {
  await page.getByRole('group', { name: '文档' }).getByRole('button', { name: /^文档/u }).click();
  await page.getByRole('button', { name: '数据集工坊' }).click();
  return page.getByRole('dialog', { name: '数据集工坊' });
}

const commandOf = (args: readonly string[]): readonly string[] => [
  ...['--import', import.meta.resolve('tsx'), path.resolve('tools/dataset/dataset.ts')],
  ...args,
];

/** Runs `dataset` in the folder; resolves with what it prints. */
export function runDataset(folder: string, args: readonly string[]): string {
  const run = spawnSync(process.execPath, commandOf(args), { cwd: folder, encoding: 'utf8' });
  expect(run.status, run.stderr).toBe(0);
  return run.stdout;
}

/** As `runDataset`, while this process goes on: it may be the server that is asked. */
export async function startDataset(folder: string, args: readonly string[]): Promise<void> {
  const run = spawn(process.execPath, commandOf(args), { cwd: folder });
  let said = '';
  run.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const code = await new Promise((resolve) => run.on('close', resolve));
  expect(code, said).toBe(0);
}
