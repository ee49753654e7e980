// No axe violation in any state of the page; everything can be done with the keyboard.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { en } from '../src/i18n/en';
import { zh } from '../src/i18n/zh';
import { test } from './fixtures';
import { SHORT_TEXT } from './texts';

const VIEWPORTS = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };
const SCHEMES = ['light', 'dark'] as const;

async function expectNoViolation(page: Page, state: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  expect.soft(found, state).toEqual([]);
}

for (const [device, viewport] of Object.entries(VIEWPORTS)) {
  for (const colorScheme of SCHEMES) {
    test.describe(`${device}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme, reducedMotion: 'reduce' });

      test('axe finds nothing wrong, from the empty page to the dialogs', async ({ app, page }) => {
        await app.open();
        await expectNoViolation(page, 'empty');
        await app.extractSample('funding');
        await expectNoViolation(page, 'text');
        await app.text.evaluate((element) => {
          (element as HTMLTextAreaElement).focus();
          (element as HTMLTextAreaElement).setSelectionRange(0, 2);
        });
        await expect(page.getByRole('toolbar', { name: '校对所选内容' })).toBeVisible();
        await expectNoViolation(page, 'a piece of text');
        await page.keyboard.press('Escape');
        if (device === 'phone') await page.getByRole('button', { name: '结果' }).click();
        for (const tab of ['实体', '关系', '事件'] as const) {
          await app.openTab(tab);
          await expectNoViolation(page, tab);
        }
        await page.getByRole('button', { name: '逐条核对' }).click();
        await expect(page.getByRole('region', { name: '逐条核对' })).toBeVisible();
        await expectNoViolation(page, 'review');
        await page.getByRole('button', { name: '回到列表' }).click();
        if (device === 'phone') await page.getByRole('button', { name: '原文' }).click();
        for (const name of ['编辑方案', '例文']) {
          await page.getByRole('button', { name }).click();
          await expect(page.getByRole('dialog')).toBeVisible();
          await expectNoViolation(page, name);
          await page.keyboard.press('Escape');
        }
      });
    });
  }
}

for (const [device, viewport] of Object.entries(VIEWPORTS)) {
  for (const colorScheme of SCHEMES) {
    test.describe(`${device}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme, reducedMotion: 'reduce' });

      test('axe finds nothing wrong in the views and dialogs, in both languages', async ({
        app,
        page,
      }) => {
        await app.open();
        await app.extractSample('funding');
        for (const [language, t] of Object.entries({ zh, en })) {
          if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
          const views = page.getByRole('group', { name: t.views.section });
          for (const view of ['table', 'graph', 'timeline', 'documents', 'text'] as const) {
            await views.getByRole('button', { name: t.views[view] }).click();
            await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
            await expectNoViolation(page, `${view} in ${language}`);
          }
          if (device === 'phone')
            await page.getByRole('button', { name: t.results.section }).click();
          for (const name of [t.results.moreFormats, t.keys]) {
            await page.getByRole('button', { name, exact: true }).click();
            await expect(page.getByRole('dialog').getByRole('heading')).not.toHaveCount(0);
            await expectNoViolation(page, `${name} in ${language}`);
            await page.keyboard.press('Escape');
          }
          if (device === 'phone') await page.getByRole('button', { name: t.text.section }).click();
        }
      });
    });
  }
}

/** Presses Tab until the focus is where `isThere` wants it. */
async function tabTo(page: Page, selector: string): Promise<void> {
  const target = page.locator(selector).first();
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab never reaches ${selector}`);
}

test('the whole way goes by keyboard alone', async ({ app, page }) => {
  await app.open();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(app.text).toBeFocused();
  await page.keyboard.type(SHORT_TEXT);
  await app.done();
  await tabTo(page, '[role=tab][aria-selected=true]');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: '关系' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowLeft');
  await tabTo(page, '[role=tabpanel] [data-row]');
  await page.keyboard.press('ArrowDown');
  await expect(app.rows.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(app.rows.nth(1)).toHaveAttribute('aria-current', 'true');
  await expect(page.locator('.mark.lit').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.mark.lit')).toHaveCount(0);
});

test('the schema is edited, the threshold moved and the result taken by keyboard', async ({
  app,
  page,
}) => {
  await app.open();
  await app.extractSample('railway');
  await tabTo(page, 'button:has-text("编辑方案")');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '编辑抽取方案' });
  await expect(dialog).toBeVisible();
  await tabTo(page, 'dialog button:has-text("添加实体类型")');
  await page.keyboard.press('Enter');
  await page.keyboard.type('车次');
  await tabTo(page, 'dialog button:has-text("应用")');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await app.done();
  await tabTo(page, 'input[type=range]');
  await page.keyboard.press('Home');
  await expect(app.threshold).toHaveValue('0.1');
  await tabTo(page, 'button:has-text("下载 JSON")');
  const waiting = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  await waiting;
});
