// A person's work on the finds: by keyboard alone, and by mouse.
import { expect } from '@playwright/test';
import { test } from './fixtures';

const TEXT =
  '海岳科技董事长林晓雯在杭州宣布，公司将收购青禾数据。林晓雯说，她的妹妹林晓霁会出任副总裁。';

/** How many marks of the text a person made or confirmed. */
const OWN = '.mark.own';

test('a whole session by keyboard: paste, review, mark, link, take away', async ({ app, page }) => {
  await app.open();
  await app.choosePreset('all-in-one');
  await app.paste(TEXT);
  await app.done();
  const { keyboard } = page;

  await page.getByRole('button', { name: '逐条核对' }).focus();
  await keyboard.press('Enter');
  const review = page.getByRole('region', { name: '逐条核对' });
  await expect(review).toBeFocused();
  const progress = review.getByRole('status');
  await expect(progress).toContainText('已核对 0 / ');
  await keyboard.press('a');
  await expect(progress).not.toContainText('已核对 0 / ');
  await keyboard.press('Control+z');
  await expect(progress).toContainText('已核对 0 / ');
  await keyboard.press('a');
  await keyboard.press('s');
  await keyboard.press('b');
  await keyboard.press('Escape');
  await expect(review).toBeHidden();

  await app.text.focus();
  const start = TEXT.indexOf('副总裁');
  await keyboard.press('Control+Home');
  for (let n = 0; n < start; n += 1) await keyboard.press('ArrowRight');
  for (let n = 0; n < 3; n += 1) await keyboard.press('Shift+ArrowRight');
  const bar = page.getByRole('toolbar', { name: '校对所选内容' });
  await expect(bar).toContainText('副总裁');
  await keyboard.press('F2');
  await keyboard.press('2');
  await expect(page.locator(`${OWN}[data-start="${start}"]`)).toHaveCount(1);
  await expect(bar).toContainText('已确认');
  await keyboard.press('F2');
  await keyboard.press('x');
  await expect(page.locator(`.mark[data-start="${start}"]`)).toHaveCount(0);
  await expect(app.text).toHaveValue(TEXT);

  await app.text.focus();
  await keyboard.press('Control+Home');
  const person = TEXT.indexOf('林晓霁');
  for (let n = 0; n < person; n += 1) await keyboard.press('ArrowRight');
  for (let n = 0; n < 3; n += 1) await keyboard.press('Shift+ArrowRight');
  const type = bar.getByRole('button', { name: '人物' });
  await keyboard.press(`Alt+${(await type.getAttribute('aria-keyshortcuts')) ?? ''}`);
  await expect(page.locator(`${OWN}[data-start="${person}"]`).first()).toBeVisible();
  await keyboard.press('F2');
  await keyboard.press('l');
  await keyboard.press('1');
  await expect(bar).toContainText(/林晓霁 → |→ 林晓霁/u);
  await expect(bar).toContainText('已确认');
  const { extraction } = await app.download();
  expect(extraction.relations.some(({ score }) => score === undefined)).toBe(true);
});

test('by mouse: a mark is retyped, widened, confirmed, and all of it outlives a reload', async ({
  app,
  page,
}) => {
  await app.open();
  await app.choosePreset('ner-general');
  await app.extract(TEXT);
  const mark = page.locator('.mark[data-start="7"]').first();
  const box = await mark.boundingBox();
  if (box === null) throw new Error('the mark is not to be seen');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  const bar = page.getByRole('toolbar', { name: '校对所选内容' });
  await bar.getByRole('button', { name: /左边界 向外/u }).click({ modifiers: ['Shift'] });
  await bar.getByRole('button', { name: /^改类型/u }).click();
  await bar.getByRole('button', { name: '机构名' }).click();
  const widened = page.locator(OWN);
  await expect(widened).toHaveCount(1);
  await expect(widened).toHaveAttribute('data-type', '机构名');
  expect(Number(await widened.getAttribute('data-start'))).toBeLessThan(7);
  // The right edge is dragged over one more character.
  const end = Number(await widened.getAttribute('data-end'));
  const handle = await page.locator('[data-edge="end"]').boundingBox();
  if (handle === null) throw new Error('the handle is not to be seen');
  const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 16, y, { steps: 4 });
  await page.mouse.up();
  await expect(widened).toHaveAttribute('data-end', String(end + 1));
  await page.waitForTimeout(600);
  await page.reload();
  await app.ready();
  await app.done();
  await expect(page.locator(OWN)).toHaveCount(1);
  await app.choosePreset('re-encyclopedia');
  await app.done();
  await expect(page.locator(OWN)).toHaveCount(1);
  await app.openTab('实体');
  await expect(page.getByText('方案里没有这个类型').first()).toBeVisible();
});
