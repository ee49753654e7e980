// A sample judged and differences decided, by keys alone; what was done outlives a reload. No axe violation.
import AxeBuilder from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Mention } from '../src/core/extraction';
import type { App } from './app';
import { test } from './fixtures';

const TEXT =
  '海岳科技董事长林晓雯在杭州宣布，公司将收购青禾数据。林晓雯说，她的妹妹林晓霁会出任副总裁。';

/** A document that is read and stored. */
async function prepare(app: App): Promise<readonly Mention[]> {
  await app.open();
  await app.choosePreset('ner-general');
  await app.extract(TEXT);
  const { extraction } = await app.download();
  await app.page.waitForTimeout(600);
  return extraction.mentions;
}

/** The dialog, with what is `steps` below the first choice. */
async function openEvaluation(page: Page, steps: number): Promise<Locator> {
  const views = page.getByRole('group', { name: '视图' });
  await views.getByRole('button', { name: '全部文档' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '评估', exact: true }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '评估' });
  await dialog.getByRole('combobox', { name: '对比' }).focus();
  for (let n = 0; n < steps; n += 1) await page.keyboard.press('ArrowDown');
  return dialog;
}

const SAMPLE = 2;
const DIFFERENCES = 5;

async function beginSample(page: Page, dialog: Locator): Promise<Locator> {
  const begin = dialog.getByRole('button', { name: '抽样并开始' });
  await expect(begin).toBeEnabled();
  await begin.focus();
  await page.keyboard.press('Enter');
  const pane = dialog.getByRole('region', { name: '抽样判断' });
  await expect(pane).toBeFocused();
  return pane;
}

/** The other person has the first find under another type, and lacks the last one. */
async function bringTheirs(dialog: Locator, mentions: readonly Mention[]): Promise<Locator> {
  const [first, ...rest] = mentions;
  if (first === undefined || rest.length === 0) throw new Error('too few finds');
  const theirs = [{ ...first, type: '作品' }, ...rest.slice(0, -1)];
  const line = JSON.stringify({ id: 'x', text: TEXT, mentions: theirs, relations: [], events: [] });
  await dialog.getByLabel('选择另一人的文件').setInputFiles({
    ...{ name: '对方.jsonl', mimeType: 'application/json' },
    buffer: Buffer.from(`${line}\n`),
  });
  const pane = dialog.getByRole('region', { name: '逐处决定' });
  await expect(pane).toBeFocused();
  return pane;
}

test('a sample is judged by keys, over a reload, and taken away', async ({ app, page }) => {
  const mentions = await prepare(app);
  const { keyboard } = page;
  let pane = await beginSample(page, await openEvaluation(page, SAMPLE));
  const total = mentions.length;
  const progress = (): Locator => pane.getByRole('status');
  await expect(progress()).toHaveText(`已判断 0 / ${total}`);
  await keyboard.press('a');
  await keyboard.press('s');
  await expect(progress()).toContainText(`已判断 2 / ${total}，其中 1 条无法判断`);
  await keyboard.press('b');
  await expect(pane.getByRole('button', { name: '无法判断' })).toHaveAttribute(
    ...(['aria-pressed', 'true'] as const),
  );
  await keyboard.press('x');
  await expect(progress()).toHaveText(`已判断 2 / ${total}`);
  await expect(pane.getByRole('row', { name: '合计' })).toContainText('50.0%');
  await keyboard.press('Escape');
  await expect(pane).toBeHidden();

  await page.reload();
  await app.ready();
  const dialog = await openEvaluation(page, SAMPLE);
  pane = dialog.getByRole('region', { name: '抽样判断' });
  await expect(pane).toBeFocused();
  await expect(progress()).toHaveText(`已判断 2 / ${total}`);
  for (let n = 2; n < total; n += 1) await keyboard.press('a');
  await expect(pane).toContainText('这个样本已经判断完');
  await pane.getByRole('button', { name: '下载判断结果' }).focus();
  const waiting = page.waitForEvent('download');
  await keyboard.press('Enter');
  const rows = (await readFile(await (await waiting).path(), 'utf8')).trim().split('\r\n');
  expect(rows[0]).toContain('判断,种类,类型');
  expect(rows.filter((row) => row.startsWith('对,'))).toHaveLength(total - 1);
  expect(rows.filter((row) => row.startsWith('错,'))).toHaveLength(1);
});

test('differences from another person are decided by keys, taken back, and gone on with', async ({
  app,
  page,
}) => {
  const mentions = await prepare(app);
  const { keyboard } = page;
  let dialog = await openEvaluation(page, DIFFERENCES);
  let pane = await bringTheirs(dialog, mentions);
  await expect(pane.getByRole('status')).toHaveText('已决定 0 处，还剩 2 处');
  await expect(pane.locator('[data-difference]')).toHaveAttribute('data-difference', 'label');
  await keyboard.press('t');
  await expect(pane.getByRole('status')).toHaveText('已决定 1 处，还剩 1 处');
  await expect(pane.locator('[data-difference]')).toHaveAttribute('data-difference', 'mine');
  await keyboard.press('Control+z');
  await expect(pane.getByRole('status')).toHaveText('已决定 0 处，还剩 2 处');
  await keyboard.press('t');
  await expect(pane.getByRole('status')).toHaveText('已决定 1 处，还剩 1 处');
  await page.waitForTimeout(600);

  await page.reload();
  await app.ready();
  dialog = await openEvaluation(page, DIFFERENCES);
  pane = dialog.getByRole('region', { name: '逐处决定' });
  await expect(pane).toBeFocused();
  await expect(pane.getByRole('status')).toHaveText('已决定 1 处，还剩 1 处');
  await keyboard.press('x');
  await expect(pane).toContainText('不一致之处都决定了');
  await keyboard.press('Escape');
  await page.getByRole('group', { name: '视图' }).getByRole('button', { name: '正文' }).focus();
  await keyboard.press('Enter');
  const first = mentions[0]?.start ?? -1;
  const last = mentions.at(-1)?.start ?? -1;
  await expect(page.locator(`.mark.own[data-start="${first}"]`)).toHaveAttribute(
    ...(['data-type', '作品'] as const),
  );
  await expect(page.locator(`.mark[data-start="${last}"]`)).toHaveCount(0);
});

const VIEWPORTS = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };

for (const [device, viewport] of Object.entries(VIEWPORTS)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${device}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme, reducedMotion: 'reduce' });

      test('axe finds nothing wrong while a sample is judged and differences are decided', async ({
        app,
        page,
      }) => {
        const expectNoViolation = async (state: string): Promise<void> => {
          const { violations } = await new AxeBuilder({ page }).analyze();
          const found = violations.flatMap(({ id, nodes }) =>
            nodes.map(({ html }) => `${id}: ${html}`),
          );
          expect.soft(found, state).toEqual([]);
        };
        await app.open();
        await app.choosePreset('ner-general');
        await app.extract(TEXT);
        if (device === 'phone') await page.getByRole('button', { name: '结果' }).click();
        const { extraction } = await app.download();
        await page.waitForTimeout(600);
        const dialog = await openEvaluation(page, SAMPLE);
        await expect(dialog.getByRole('button', { name: '抽样并开始' })).toBeEnabled();
        await expectNoViolation('the form of a sample');
        await beginSample(page, dialog);
        await page.keyboard.press('a');
        await expect(dialog.getByRole('table')).toBeVisible();
        await expectNoViolation('a sample');
        await dialog.getByRole('combobox', { name: '对比' }).focus();
        for (let n = SAMPLE; n < DIFFERENCES; n += 1) await page.keyboard.press('ArrowDown');
        await bringTheirs(dialog, extraction.mentions);
        await expect(dialog.locator('[data-difference]')).toBeVisible();
        await expectNoViolation('a difference');
      });
    });
  }
}
