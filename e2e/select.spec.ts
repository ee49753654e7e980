// Spans and rows lead to one another; the threshold filters what was found.
import { expect } from '@playwright/test';
import { test } from './fixtures';
import { SHORT_TEXT } from './texts';

test.beforeEach(async ({ app }) => {
  await app.open();
  await app.choosePreset('ner-general');
  await app.extract(SHORT_TEXT);
});

test('a click on a span selects its row', async ({ app, page }) => {
  const mark = app.marks.first();
  const box = await mark.boundingBox();
  if (box === null) throw new Error('the mark has no box');
  const start = Number(await mark.getAttribute('data-start'));
  const end = Number(await mark.getAttribute('data-end'));
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  const current = page.getByRole('tabpanel').locator('[aria-current="true"]');
  await expect(current).toHaveCount(1);
  await expect(current.locator('.text')).toHaveText(SHORT_TEXT.slice(start, end));
  await expect(mark).toHaveClass(/lit/);
});

test('a click on a row lights up its span in the text', async ({ app, page }) => {
  const row = app.rows.last();
  const text = await row.getAttribute('data-text');
  await row.click();
  const lit = page.locator('.mark.lit').first();
  await expect(lit).toBeVisible();
  const start = Number(await lit.getAttribute('data-start'));
  const end = Number(await lit.getAttribute('data-end'));
  expect(SHORT_TEXT.slice(start, end)).toBe(text);
});

test('the threshold changes what is shown without another run', async ({ app, page }) => {
  await app.choosePreset('ner-fine');
  await app.setThreshold(0.1);
  await app.done();
  await expect(app.rows.first()).toBeVisible();
  const all = await app.count('实体');
  await page.evaluate(() => {
    const counted = globalThis as unknown as { messages: number };
    counted.messages = 0;
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own `this` below
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (this: Worker, ...args: [unknown]): void {
      counted.messages += 1;
      Reflect.apply(post, this, args);
    } as typeof post;
  });
  // Whatever the model is sure of: the first step of the slider above the least certain of its finds.
  const scores = (await app.download()).extraction.mentions.map(({ score = 0 }) => score);
  const cut = (Math.floor(Math.min(...scores) * 20) + 1) / 20;
  expect(cut).toBeLessThan(1);
  for (const value of [0.5, 0.8, cut]) await app.setThreshold(value);
  const few = await app.count('实体');
  expect(few).toBeLessThan(all);
  expect((await app.download()).extraction.mentions.every((m) => (m.score ?? 0) >= cut)).toBe(true);
  await app.setThreshold(0.1);
  expect(await app.count('实体')).toBe(all);
  await expect(app.job).toHaveAttribute('data-phase', 'done');
  expect(await page.evaluate(() => (globalThis as unknown as { messages: number }).messages)).toBe(
    0,
  );
});
