// The main job: each task finds what stands in a sample, and every span is true.
import { expect } from '@playwright/test';
import { expectGrounded, mentionOf } from './app';
import { test } from './fixtures';
import { SHORT_TEXT } from './texts';

test('entities of a news sample are found, listed and true', async ({ app }) => {
  await app.open();
  await app.extractSample('railway');
  const exported = await app.download();
  expectGrounded(exported);
  const types = new Set(exported.extraction.mentions.map((mention) => mention.type));
  expect(types).toContain('人名');
  expect(types).toContain('地名');
  await expect(app.rows.first()).toBeVisible();
  expect(await app.count('实体')).toBeGreaterThan(2);
});

test('relations of a biography are found with head and tail of the right types', async ({
  app,
}) => {
  await app.open();
  await app.extractSample('translator');
  await app.openTab('关系');
  await expect(app.rows.first()).toBeVisible();
  const exported = await app.download();
  expectGrounded(exported);
  const { extraction } = exported;
  const aboutPeople = extraction.relations.filter(
    (relation) =>
      mentionOf(extraction, relation.head).type === '人物' ||
      mentionOf(extraction, relation.tail).type === '人物',
  );
  expect(aboutPeople.length).toBeGreaterThan(0);
});

test('events of a sports report are found with trigger and arguments', async ({ app }) => {
  await app.open();
  await app.extractSample('open');
  await app.openTab('事件');
  await expect(app.rows.first()).toBeVisible();
  const exported = await app.download();
  expectGrounded(exported);
  const { events } = exported.extraction;
  expect(events.some((event) => event.type.startsWith('竞赛行为'))).toBe(true);
  expect(events.some((event) => event.arguments.length > 0)).toBe(true);
});

test('one preset finds entities, relations and events together', async ({ app }) => {
  await app.open();
  await app.extractSample('funding');
  const exported = await app.download();
  expectGrounded(exported);
  expect(await app.count('实体')).toBeGreaterThan(0);
  expect(exported.extraction.events.length + exported.extraction.relations.length).toBeGreaterThan(
    0,
  );
});

test('spans light up over the text while it is typed', async ({ app }) => {
  await app.open();
  await app.choosePreset('ner-general');
  await app.text.click();
  await app.page.keyboard.type(SHORT_TEXT, { delay: 5 });
  await expect(app.marks.first()).toBeVisible();
  await app.done();
  await expect(app.text).toHaveValue(SHORT_TEXT);
  expectGrounded(await app.download());
});

test('the editor offers names, and says which ones the model was not taught', async ({
  app,
  page,
}) => {
  await app.open();
  await app.choosePreset('re-encyclopedia');
  await page.getByRole('button', { name: '编辑方案' }).click();
  const dialog = page.getByRole('dialog', { name: '编辑抽取方案' });
  const note = dialog.getByText('模型没学过这个名称');
  await dialog.getByRole('button', { name: '添加实体类型' }).click();
  const field = dialog.getByRole('combobox', { name: '名称' }).first();
  const list = await field.getAttribute('list');
  await expect(dialog.locator(`datalist[id="${list}"] option[value="疾病"]`)).toBeAttached();
  await page.keyboard.type('松果口味');
  // 邮政编码 is a relation without data.
  await expect(note.filter({ visible: true })).toHaveCount(1);
  await page.keyboard.press('Tab');
  await expect(note.filter({ visible: true })).toHaveCount(2);
  await expect(field).toHaveAccessibleDescription(/模型没学过这个名称/);
  await field.fill('疾病');
  await page.keyboard.press('Tab');
  await expect(note.filter({ visible: true })).toHaveCount(1);
});

test('an edited preset finds with its new label', async ({ app, page }) => {
  await app.open();
  await app.choosePreset('ner-general');
  await app.extract(SHORT_TEXT);
  await page.getByRole('button', { name: '编辑方案' }).click();
  const dialog = page.getByRole('dialog', { name: '编辑抽取方案' });
  await dialog.getByRole('button', { name: '删除“机构名”' }).click();
  await dialog.getByRole('button', { name: '添加实体类型' }).click();
  await page.keyboard.type('公司');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: '应用' }).click();
  await app.done();
  const { extraction } = await app.download();
  expect(extraction.mentions.map((mention) => mention.type)).not.toContain('机构名');
  expect(extraction.mentions.map((mention) => mention.type)).toContain('公司');
});
