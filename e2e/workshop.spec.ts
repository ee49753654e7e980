// Three files of different formats become a dataset in the page: the same files as on the command line.
import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from './fixtures';
import { openWorkshop, runDataset } from './workshop';

const EXAMPLE = path.resolve('tools/dataset/example');
const FILES = ['facts.jsonl', 'news.bio', 'people.jsonl'].map((name) => path.join(EXAMPLE, name));

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
  for (const step of steps) runDataset(folder, step);
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
  const layout = dialog.getByRole('textbox', { name: '版式' });
  await layout.fill('{instruction}\n{schema}');
  await expect(dialog.getByText('各要出现一次')).toBeVisible();
  await expect(dialog.getByText('1 个模板的改动没有采用')).toBeVisible();
  const input = dialog.locator('input[type=file]').last();
  const buffer = Buffer.from('{"templates": []}');
  await input.setInputFiles({ name: 'own.json', mimeType: 'application/json', buffer });
  await expect(dialog.getByText('模板文件里没有模板')).toBeVisible();
  await expect(layout).toHaveValue('{instruction}\n{schema}');
});

test('a template is edited beside real records, and its file gives the same on the command line', async ({
  app,
  page,
}) => {
  await app.open();
  const dialog = await openWorkshop(page);
  await dialog.locator('input[type=file]').setInputFiles(FILES);
  await expect(dialog.locator('[data-unified="35"]')).toBeVisible();
  await dialog.getByText('指令模板').click();
  await expect(dialog.locator('[data-preview="3"]')).toBeVisible();
  await dialog.getByRole('textbox', { name: '指令', exact: true }).fill('逐个列出。');
  await dialog.getByLabel('版式').fill('正文：{text}\n{schema}\n{instruction}');
  const preview = dialog.locator('[data-preview] + ul pre').first();
  await expect(preview).toContainText(/^正文：[^{]+\n\[.*\]\n逐个列出。$/u);
  const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  const saving = page.waitForEvent('download');
  await dialog.getByRole('button', { name: '保存模板文件' }).click();
  const templates = await (await saving).path();
  await dialog.getByLabel('随机种子').last().fill('7');
  await dialog.getByRole('button', { name: '生成指令' }).click();
  await expect(dialog.locator('[data-records]')).toBeVisible();
  const waiting = page.waitForEvent('download');
  await dialog.getByRole('button', { name: '下载全部' }).click();
  const made = unzipSync(new Uint8Array(readFileSync(await (await waiting).path())));
  // The next visit has the template again.
  await page.reload();
  await app.ready();
  const again = await openWorkshop(page);
  await again.locator('input[type=file]').first().setInputFiles(FILES);
  await again.getByText('指令模板').click();
  await expect(again.getByRole('textbox', { name: '指令', exact: true })).toHaveValue('逐个列出。');
  const folder = mkdtempSync(path.join(tmpdir(), 'workshop-'));
  try {
    runDataset(folder, ['unify', '-o', 'all.jsonl', ...FILES]);
    const own = ['--templates', templates, '--seed', '7', '-o', 'instructions'];
    runDataset(folder, ['instruct', ...own, 'all.jsonl']);
    const records = readFileSync(path.join(folder, 'instructions/all.jsonl'), 'utf8');
    expect(records).toContain('逐个列出。');
    expect(strFromU8(made['instructions/all.jsonl'] ?? new Uint8Array())).toBe(records);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
