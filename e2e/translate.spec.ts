// An English dataset in the workshop, translated by a scripted server: the same lines as on the command line.
import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ChatServer } from './chat-server';
import { test } from './fixtures';
import { chooseServer } from './own-server';
import { openWorkshop, runDataset, startDataset } from './workshop';

const NAMES = ['Ada Reed', 'Ben Lost', 'Cora Hill', 'Dan Wolf', 'Eva Moss'];
const CHINESE: Readonly<Record<string, string>> = {
  'Ada Reed': '艾达·里德',
  'Cora Hill': '科拉·希尔',
  'Dan Wolf': '丹·沃尔夫',
  'Eva Moss': '伊娃·莫斯',
};

function line(id: string, text: string, quotes: Readonly<Record<string, string>>): string {
  const mentions = Object.entries(quotes).map(([quote, type], index) => {
    const start = text.indexOf(quote);
    return { id: `m${index}`, type, start, end: start + quote.length, text: quote };
  });
  return `${JSON.stringify({ id, corpus: 'made', text, mentions })}\n`;
}

const english = NAMES.map((name, index) =>
  line(`e${index}`, `${name} opened a tea house in Lyon.`, { [name]: 'person', Lyon: 'venue' }),
).join('');
const chinese = line('c0', '周小满在松果镇开了茶馆。', { 周小满: '人物', 松果镇: '地点' });

const server = new ChatServer();

test.beforeEach(async () => {
  server.asked.length = 0;
  server.answer = answer;
  server.hanging = false;
  await server.start();
});

test.afterEach(async () => {
  await server.stop();
});

/** As a model does that forgets a tag of one document, in both passes. */
function answer(body: string): string {
  const asked =
    (JSON.parse(body) as { messages: { content: string }[] }).messages[0]?.content ?? '';
  const name = NAMES.find((known) => asked.includes(`<a>${known}</a>`)) ?? '';
  const chineseName = CHINESE[name];
  const city = asked.includes('Lyon = 里昂') ? '里昂' : '利昂';
  if (chineseName === undefined) return `【译文】某人在<b>${city}</b>开了茶馆。【完】`;
  return `好的。【译文】<a>${chineseName}</a>在<b>${city}</b>开了一家茶馆。【完】`;
}

const asFile = (name: string, content: string) => ({
  ...{ name, mimeType: 'text/plain', buffer: Buffer.from(content) },
});

test('English documents become Chinese ones, asked for once, as on the command line', async ({
  app,
  page,
}) => {
  await app.open();
  await app.worksOffline();
  // Without a large model the step says what it needs; Chinese documents need no such step.
  let dialog = await openWorkshop(page);
  const input = 'input[type=file]';
  await dialog
    .locator(input)
    .first()
    .setInputFiles([asFile('zh.jsonl', chinese)]);
  await expect(dialog.locator('[data-unified="1"]')).toBeVisible();
  await expect(dialog.getByRole('heading', { name: '译成中文' })).toHaveCount(0);
  await dialog
    .locator(input)
    .first()
    .setInputFiles([asFile('en.jsonl', english)]);
  await expect(dialog.getByText('翻译要用大模型')).toBeVisible();
  await page.keyboard.press('Escape');
  await chooseServer(page, server.address);
  await page.keyboard.press('Escape');

  dialog = await openWorkshop(page);
  await dialog
    .locator(input)
    .first()
    .setInputFiles([asFile('en.jsonl', english), asFile('zh.jsonl', chinese)]);
  await expect(dialog.getByText('5 份文档不是中文')).toBeVisible();
  await expect(dialog.getByText(`文本会发给 ${server.address}`)).toBeVisible();
  await dialog.getByLabel('译名对照').fill('Lyon');
  await expect(dialog.getByText('第 1 行读不懂')).toBeVisible();
  await expect(dialog.getByRole('button', { name: '开始翻译' })).toBeDisabled();
  await dialog.getByLabel('译名对照').fill('Lyon = 里昂');

  // Stopped in the middle, it keeps what there is and goes on from there.
  server.hanging = true;
  await dialog.getByRole('button', { name: '开始翻译' }).click();
  await expect.poll(() => server.texts.length).toBe(4);
  await dialog.getByRole('button', { name: '停止' }).click();
  await expect(dialog.getByText('没有答复 4 份')).toBeVisible();
  await expect(dialog.getByText('还没有问 1 份')).toBeVisible();
  expect(server.texts).toHaveLength(4);
  server.hanging = false;
  await dialog.getByRole('button', { name: '接着翻译' }).click();
  await expect(dialog.locator('[data-translated="4"]')).toContainText('不收 1 份（20%）');
  await expect(dialog.getByText('缺了标记。').first()).toBeVisible();
  await expect(dialog.getByText('这些标签没有中文名')).toContainText('venue');
  await dialog.getByText('不收的例子').click();
  await expect(dialog.getByText('<a>Ben Lost</a>').first()).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  // A new name for a label unifies anew; the same questions are not asked again.
  const count = server.texts.length;
  await dialog.getByLabel('“venue”改名为').fill('场所');
  await page.keyboard.press('Tab');
  await dialog.getByRole('button', { name: '按这些名称合并' }).click();
  await expect(dialog.locator('[data-translated]')).toHaveCount(0);
  await dialog.getByRole('button', { name: '开始翻译' }).click();
  await expect(dialog.locator('[data-translated="4"]')).toBeVisible();
  expect(server.texts).toHaveLength(count);
  await dialog.getByRole('button', { name: '生成指令' }).click();
  await expect(dialog.locator('[data-records]')).toBeVisible();
  const waiting = page.waitForEvent('download');
  await dialog.getByRole('button', { name: '下载全部' }).click();
  const made = unzipSync(new Uint8Array(readFileSync(await (await waiting).path())));
  const contentOf = (name: string): string => strFromU8(made[name] ?? new Uint8Array());
  expect(contentOf('CARD.md')).toContain('其中 4 份由模型译成中文');
  expect(contentOf('refused.jsonl')).toContain('"id":"e1"');
  expect(contentOf('instructions/all.jsonl')).not.toContain('tea house');

  const folder = mkdtempSync(path.join(tmpdir(), 'translate-'));
  try {
    writeFileSync(path.join(folder, 'en.jsonl'), english.replaceAll('"venue"', '"场所"'));
    writeFileSync(path.join(folder, 'names.json'), '{"Lyon": "里昂"}');
    runDataset(folder, ['unify', '-o', 'all.jsonl', 'en.jsonl']);
    const args = [
      ...['translate', '--server', `${server.address}/v1`, '--server-model', 'small-model'],
      ...['--requests', '4', '--glossary', 'names.json'],
      ...['-o', 'zh.jsonl', '--refused', 'refused.jsonl', 'all.jsonl'],
    ];
    await startDataset(folder, args);
    const lines = contentOf('translated.jsonl').split('\n');
    expect(lines.filter((one) => one !== '' && !one.includes('"c0"')).join('\n')).toBe(
      readFileSync(path.join(folder, 'zh.jsonl'), 'utf8').trim(),
    );
    expect(lines.filter((one) => one.includes('"c0"'))).toHaveLength(1);
    expect(contentOf('refused.jsonl')).toBe(
      readFileSync(path.join(folder, 'refused.jsonl'), 'utf8'),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }

  // What is kept can be forgotten; then it is asked for again.
  await dialog.getByRole('button', { name: '清除' }).click();
  await expect(dialog.getByText('个答复，不会重复问')).toHaveCount(0);
});

test('a server that is gone or refuses says so, and nothing is lost', async ({ app, page }) => {
  await app.open();
  await app.worksOffline();
  await chooseServer(page, server.address);
  await page.keyboard.press('Escape');
  const dialog = await openWorkshop(page);
  await dialog
    .locator('input[type=file]')
    .first()
    .setInputFiles([asFile('en.jsonl', english)]);
  await server.stop();
  await dialog.getByRole('button', { name: '开始翻译' }).click();
  await expect(dialog.getByText(/再试一次。$/u)).toBeVisible({ timeout: 60_000 });
  await expect(dialog.getByText('没有答复 5 份')).toBeVisible();
  await server.start();
  server.key = 'another';
  await dialog.getByRole('button', { name: '接着翻译' }).click();
  await expect(dialog.getByText('服务器不接受这个密钥')).toBeVisible();
  await expect(dialog.getByText('还没有问 1 份')).toBeVisible();
  expect(server.texts.length).toBe(4);
  server.key = '';
  await dialog.getByRole('button', { name: '接着翻译' }).click();
  await expect(dialog.locator('[data-translated="4"]')).toBeVisible();
});
