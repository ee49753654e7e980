// Three files of different formats become a dataset in the page: the same files as on the command line.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from './fixtures';

const EXAMPLE = path.resolve('tools/dataset/example');
const FILES = ['facts.jsonl', 'news.bio', 'people.jsonl'].map((name) => path.join(EXAMPLE, name));

async function openWorkshop(page: Page) {
  await page.getByRole('group', { name: '文档' }).getByRole('button', { name: /^文档/u }).click();
  await page.getByRole('button', { name: '数据集工坊' }).click();
  return page.getByRole('dialog', { name: '数据集工坊' });
}

function commandLine(folder: string): void {
  const steps = [
    ['unify', '-o', 'all.jsonl', ...FILES],
    ['clean', '--json', 'clean.json', '-o', 'clean.jsonl', 'all.jsonl'],
    ['check', '--json', 'check.json', 'clean.jsonl'],
    ['split', '--json', 'split.json', '-o', 'data', 'clean.jsonl'],
    [
      ...['instruct', '--report', 'instruct.json', '-o', 'instructions'],
      ...['train', 'valid', 'test'].map((side) => `data/${side}.jsonl`),
    ],
    [
      ...['card', '--title', '小镇', '--check', 'check.json', '--clean', 'clean.json'],
      ...['--split', 'split.json', '--instruct', 'instruct.json', '-o', 'CARD.md', 'data'],
    ],
  ];
  const command = [
    '--import',
    import.meta.resolve('tsx'),
    path.resolve('tools/dataset/dataset.ts'),
  ];
  for (const step of steps) {
    const run = spawnSync(process.execPath, [...command, ...step], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(run.status, run.stderr).toBe(0);
  }
}

test('three files become a checked, divided instruction dataset, as on the command line', async ({
  app,
  page,
}) => {
  await app.open();
  const dialog = await openWorkshop(page);
  await dialog.locator('input[type=file]').setInputFiles(FILES);
  await expect(dialog.locator('[data-unified="35"]')).toBeVisible();
  await dialog.getByRole('button', { name: '清理所选' }).click();
  await expect(dialog.locator('[data-cleaned]')).toBeVisible();
  await dialog.getByRole('button', { name: '划分' }).click();
  await expect(dialog.locator('[data-divided]')).toBeVisible();
  await dialog.getByRole('button', { name: '生成指令' }).click();
  await expect(dialog.locator('pre')).toContainText('"instruction"');
  await dialog.getByRole('button', { name: '下一条' }).click();
  await expect(dialog.getByText('第 2 条')).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await dialog.getByLabel('数据集名称').fill('小镇');
  const waiting = page.waitForEvent('download');
  await dialog.getByRole('button', { name: '下载全部' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe('小镇.zip');
  const made = unzipSync(new Uint8Array(readFileSync(await download.path())));
  const folder = mkdtempSync(path.join(tmpdir(), 'workshop-'));
  try {
    commandLine(folder);
    const names = Object.keys(made).filter((name) => !/^unify\.json$|\.html$/u.test(name));
    expect(names.length).toBe(13);
    for (const name of names) {
      const content = strFromU8(made[name] ?? new Uint8Array());
      expect(content, name).toBe(readFileSync(path.join(folder, name), 'utf8'));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('what cannot be read is named, and a template or a table at fault says where', async ({
  app,
  page,
}) => {
  await app.open();
  const dialog = await openWorkshop(page);
  const broken = { name: 'broken.jsonl', mimeType: 'text/plain', buffer: Buffer.from('{"text": ') };
  const binary = { name: 'a.bio', mimeType: 'text/plain', buffer: Buffer.from([0, 1, 2]) };
  await dialog.locator('input[type=file]').setInputFiles([broken, binary]);
  await expect(dialog.getByText('还没有读到文档')).toBeVisible();
  await dialog.getByText('2 条没有读进来或没有位置').click();
  await expect(dialog.getByText('a.bio', { exact: true }).last()).toBeVisible();
  await dialog.locator('input[type=file]').setInputFiles(FILES);
  await expect(dialog.locator('[data-unified="35"]')).toBeVisible();
  await dialog.getByLabel('“人物”改名为').first().fill('学校');
  await dialog.getByLabel('“学校”改名为').first().fill('人物');
  await dialog.getByRole('button', { name: '按这些名称合并' }).click();
  await expect(dialog.getByText('标签表里有环')).toBeVisible();
  await dialog.getByText('指令模板').click();
  const templates = dialog.getByRole('textbox', { name: '指令模板' });
  await expect(templates).toHaveValue(/"templates"/u);
  await templates.fill((await templates.inputValue()).replace('{text}', ''));
  await dialog.getByRole('button', { name: '生成指令' }).click();
  await expect(dialog.getByText('各要出现一次')).toBeVisible();
});
