// A page that is translated or zoomed: marks stay, and stay where their text is.
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { test } from './fixtures';
import { SHORT_TEXT } from './texts';

/** The greatest distance in pixels between a mark and its characters in the overlay. */
function greatestShift(page: Page): Promise<number> {
  return page.evaluate(() => {
    const overlay = document.querySelector('.overlay');
    const marks = [...document.querySelectorAll<HTMLElement>('.mark.opens')];
    const node = overlay?.querySelector('.text > span')?.firstChild;
    if (!(node instanceof Text) || marks.length === 0) return Infinity;
    const shifts = marks.map((mark) => {
      const range = document.createRange();
      range.setStart(node, Number(mark.dataset['start']));
      range.setEnd(node, Number(mark.dataset['end']));
      const [at] = range.getClientRects();
      const box = mark.getBoundingClientRect();
      if (at === undefined) return Infinity;
      return Math.max(Math.abs(at.left - box.left), Math.abs(at.bottom - box.bottom));
    });
    return Math.max(...shifts);
  });
}

test.beforeEach(async ({ app }) => {
  await app.open();
  await app.choosePreset('ner-general');
  await app.extract(SHORT_TEXT);
  await expect(app.marks.first()).toBeVisible();
});

test('a translator that wraps text nodes leaves the marks', async ({ app, page }) => {
  const before = await app.marks.count();
  const wrapped = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const nodes: Text[] = [];
    while (walker.nextNode()) nodes.push(walker.currentNode as Text);
    const free = nodes.filter(
      (node) => node.data.trim() !== '' && !node.parentElement?.closest('[translate="no"]'),
    );
    for (const node of free) {
      // As Chrome's translation does it: the deprecated element is what the test is about.
      const font = document.createElementNS('http://www.w3.org/1999/xhtml', 'font');
      node.replaceWith(font);
      font.append(node);
    }
    return free.length;
  });
  expect(wrapped).toBeGreaterThan(10);
  await app.setThreshold(0.1);
  await app.setThreshold(0.5);
  await expect(app.marks).toHaveCount(before);
  expect(await greatestShift(page)).toBeLessThan(1.5);
});

test('text at 200 % keeps its marks in place', async ({ app, page }) => {
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  await expect(app.marks.first()).toBeVisible();
  await expect.poll(() => greatestShift(page)).toBeLessThan(1.5);
});

test('another font of the text, as a user may set it, keeps the marks in place', async ({
  app,
  page,
}) => {
  await expect(app.marks.first()).toBeVisible();
  await page.evaluate(() => {
    document.documentElement.style.setProperty('--serif', 'monospace');
    document.documentElement.style.setProperty('--text-size', '27px');
  });
  await expect(app.marks.first()).toBeVisible();
  await expect.poll(() => greatestShift(page)).toBeLessThan(1.5);
});
