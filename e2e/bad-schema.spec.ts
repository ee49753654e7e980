// Schemas that cannot be used, or only just: each is said what is wrong with it.
import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { expectGrounded } from './app';
import { test } from './fixtures';
import { SHORT_TEXT } from './texts';

async function openEditor(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: '编辑方案' }).click();
  return page.getByRole('dialog', { name: '编辑抽取方案' });
}

async function importSchema(dialog: Locator, json: string): Promise<void> {
  await dialog.getByLabel('导入 JSON').setInputFiles({
    name: 'schema.json',
    mimeType: 'application/json',
    buffer: Buffer.from(json),
  });
}

const entities = (names: readonly string[]): string => JSON.stringify({ entities: names });

test.beforeEach(async ({ app }) => {
  await app.open();
  await app.choosePreset('ner-general');
  await app.extract(SHORT_TEXT);
});

const REFUSED = [
  { name: 'a file that is not JSON', json: '{"entities": [', says: '不是有效的 JSON' },
  { name: 'a file of another shape', json: '{"entities": {"a": 1}}', says: '类型不对' },
  { name: 'a schema without labels', json: '{}', says: '还没有任何类型' },
  { name: 'duplicate names', json: entities(['人名', '人名']), says: '名称重复' },
  { name: 'a name of 201 characters', json: entities(['名'.repeat(201)]), says: '名称太长' },
  {
    name: '501 labels',
    json: entities(Array.from({ length: 501 }, (_, n) => `类型${n}`)),
    says: '最多 500 个',
  },
];

for (const { name, json, says } of REFUSED) {
  test(`${name}: refused with the reason, the schema stays`, async ({ page }) => {
    const dialog = await openEditor(page);
    await importSchema(dialog, json);
    await expect(dialog.getByRole('alert').first()).toContainText(says);
    const names = dialog.getByRole('combobox', { name: '名称' });
    await expect(names.first()).toHaveValue('人名');
  });
}

test('a schema whose last label is removed cannot be applied', async ({ page }) => {
  const dialog = await openEditor(page);
  for (const name of ['人名', '地名', '机构名']) {
    await dialog.getByRole('button', { name: `删除“${name}”` }).click();
  }
  await expect(dialog.getByRole('alert')).toContainText('还没有任何类型');
  await expect(dialog.getByRole('button', { name: '应用' })).toBeDisabled();
});

const ACCEPTED = [
  { name: '500 labels', names: ['人名', ...Array.from({ length: 499 }, (_, n) => `类型${n}`)] },
  { name: 'a name of 200 characters', names: ['人名', '长'.repeat(200)] },
];

for (const { name, names } of ACCEPTED) {
  test(`${name}: a warning, and it works`, async ({ app, page }) => {
    const dialog = await openEditor(page);
    await importSchema(dialog, entities(names));
    await expect(dialog).toContainText('可以使用，但请留意');
    await dialog.getByRole('button', { name: '应用' }).click();
    await expect(dialog).toBeHidden();
    await app.done();
    expectGrounded(await app.download());
  });
}
