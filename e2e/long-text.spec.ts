// Long texts never hold up the page, and come out true to the last span.
import { expect } from '@playwright/test';
import { expectGrounded } from './app';
import { test } from './fixtures';
import { longText } from './texts';

/** Milliseconds: more is a page that stands still. How long the tasks are is measured by `npm run bench`. */
const STANDSTILL = 500;

interface Watched {
  longTasks: number[];
}

test('the page never stands still while 20,000 characters are read', async ({ app, page }) => {
  await app.open();
  await app.choosePreset('all-in-one');
  await app.paste(longText(20_000));
  await page.evaluate(() => {
    const watched = globalThis as unknown as Watched;
    watched.longTasks = [];
    new PerformanceObserver((list) => {
      watched.longTasks.push(...list.getEntries().map((entry) => Math.round(entry.duration)));
    }).observe({ type: 'longtask' });
  });
  await app.done({ timeout: 100_000 });
  const tasks = await page.evaluate(() => (globalThis as unknown as Watched).longTasks);
  const longest = Math.max(0, ...tasks);
  test.info().annotations.push({ type: 'longest task', description: `${longest} ms` });
  expect(longest).toBeLessThan(STANDSTILL);
  expectGrounded(await app.download());
});

test('typing stays quick while a long text is read', async ({ app }) => {
  await app.open();
  await app.choosePreset('ner-general');
  await app.paste(longText(20_000));
  await expect(app.job).toHaveAttribute('data-phase', 'running');
  const slowest = await app.text.evaluate(async (element) => {
    const area = element as HTMLTextAreaElement;
    let longest = 0;
    for (let n = 0; n < 20; n += 1) {
      const began = performance.now();
      area.setRangeText('字', area.value.length, area.value.length, 'end');
      area.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await new Promise(requestAnimationFrame);
      longest = Math.max(longest, performance.now() - began);
    }
    return longest;
  });
  test.info().annotations.push({ type: 'slowest key', description: `${slowest.toFixed(0)} ms` });
  expect(slowest).toBeLessThan(STANDSTILL);
});

test('60,000 characters are read to the end, with progress, and every span is true', async ({
  app,
  page,
}) => {
  test.setTimeout(300_000);
  await app.open();
  await app.choosePreset('ner-general');
  await app.paste(longText(60_000));
  const progress = page.getByRole('progressbar', { name: '抽取进度' });
  await expect(progress).toBeVisible();
  await app.done({ timeout: 240_000 });
  const exported = await app.download();
  expectGrounded(exported);
  expect(exported.text).toHaveLength(60_000);
  const last = Math.max(...exported.extraction.mentions.map((mention) => mention.start));
  expect(last).toBeGreaterThan(58_000);
});
