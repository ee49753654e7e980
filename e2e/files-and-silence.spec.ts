// Files of other encodings, texts in which nothing is found, and one thing under several names.
import { expect } from '@playwright/test';
import { test } from './fixtures';

/** `栗鼠在山里。` in GB18030, then a byte that is none, then `你好`. */
const BROKEN_GB18030 = Buffer.concat([
  Buffer.from('c0f5caf3d4dac9bdc0efa1a3', 'hex'),
  Buffer.from([0xff]),
  Buffer.from('c4e3bac3', 'hex'),
]);

test.beforeEach(async ({ app }) => {
  await app.open();
});

test('says which encoding was guessed and where bytes were lost, and lets it be changed', async ({
  app,
  page,
}) => {
  const input = page.getByLabel('打开文件', { exact: true });
  await input.setInputFiles({ name: 'old.txt', mimeType: 'text/plain', buffer: BROKEN_GB18030 });
  await expect(app.text).toHaveValue('栗鼠在山里。\ufffd你好');
  const encoding = page.getByLabel('编码');
  await expect(encoding).toHaveValue('gb18030');
  const notice = page.locator('.notice', { has: encoding });
  await expect(notice).toContainText('old.txt');
  await expect(notice).toContainText('推测得出');
  await expect(notice).toContainText('有 1 处字节读不出');
  await notice.getByRole('button', { name: '看下一处' }).click();
  await expect(page.locator('.flash').first()).toBeVisible();

  await encoding.selectOption('big5');
  await expect(app.text).not.toHaveValue(/栗鼠/);
  await expect(notice).toContainText('由你选定');
  await encoding.selectOption('gb18030');
  await expect(app.text).toHaveValue(/^栗鼠在山里/);
});

test('says what could be tried where a preset finds nothing in a long text', async ({
  app,
  page,
}) => {
  await app.choosePreset('ner-ecommerce');
  await app.paste('他说好的，然后大家都笑了，谁也没有再说什么。'.repeat(12));
  await app.done();
  const advice = page.locator('.advice');
  await expect(advice).toContainText('什么也没找到');
  await advice.getByRole('button', { name: '新闻综合' }).click();
  await expect(app.preset).toHaveValue('all-in-one');
});

test('shows one thing in one row and one mark with its types, and exports each type', async ({
  app,
  page,
}) => {
  await app.choosePreset('all-in-one');
  await app.paste('青梧港务集团董事长罗文澜的妻子是作家宋采薇。罗文澜毕业于临江大学。');
  await app.done();
  const person = page.locator('[data-row][data-text="罗文澜"]');
  await expect(person).toHaveCount(1);
  await expect(person).toContainText('人物');
  await expect(page.locator('.mark[data-start="28"][data-type="机构名 学校"]')).toHaveCount(1);
  await expect(page.locator('.mark[data-start="28"]')).toHaveCount(1);
  const { extraction } = await app.download();
  const types = extraction.mentions
    .filter(({ text }) => text === '临江大学')
    .map(({ type }) => type);
  expect(types.toSorted()).toEqual(['学校', '机构名']);
});
