// Whatever is pasted or loaded has a clear outcome.
import { expect } from '@playwright/test';
import { expectGrounded } from './app';
import { test } from './fixtures';
import { SHORT_TEXT } from './texts';

test.beforeEach(async ({ app }) => {
  await app.open();
  await app.choosePreset('ner-general');
});

const QUIET = [
  { name: 'only white space', text: ' \n\t\u3000\u200b ' },
  { name: 'nothing', text: '' },
];

for (const { name, text } of QUIET) {
  test(`${name}: no run, and no result of the text before`, async ({ app }) => {
    await app.extract(SHORT_TEXT);
    await app.text.fill(text);
    await expect(app.job).toHaveAttribute('data-phase', 'idle');
    await expect(app.rows).toHaveCount(0);
    await expect(app.marks).toHaveCount(0);
  });
}

const TEXTS = [
  { name: 'one character', text: '京' },
  { name: 'no Chinese at all', text: 'The quick brown fox jumps over 13 lazy dogs, twice.' },
  { name: 'Traditional Chinese', text: '臺北市長林秋禾昨日在高雄會見啟微電子董事長周予安。' },
  { name: 'right-to-left marks', text: `\u202e${SHORT_TEXT}\u202c مرحبا \u200f${SHORT_TEXT}` },
  { name: 'emoji and combining marks', text: `👩‍🔬周予安e\u0301在苏州🏙️。👨‍👩‍👧${SHORT_TEXT}` },
  { name: 'a lone surrogate', text: `周予安\ud83d在苏州。${SHORT_TEXT}` },
  { name: 'tabs and line ends', text: `周予安\t在苏州\n\n${SHORT_TEXT}\n` },
  { name: 'full-width forms', text: 'ＡＢＣ公司董事长周予安１２月在苏州。' },
];

for (const { name, text } of TEXTS) {
  test(`${name}: every span is true`, async ({ app, page }) => {
    await app.setText(text);
    await app.done();
    await app.setThreshold(0.1);
    const button = page.getByRole('button', { name: '下载 JSON' });
    if (await button.isDisabled()) {
      await expect(app.rows).toHaveCount(0);
      return;
    }
    const exported = await app.download();
    expect(exported.text).toBe(text);
    expectGrounded(exported);
  });
}

test('HTML and scripts are shown as text and never run', async ({ app, page }) => {
  const html = `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>周予安在苏州。`;
  await app.extract(html);
  await expect(app.text).toHaveValue(html);
  expect(await page.title()).not.toBe('owned');
  expect(await page.locator('main img, main script').count()).toBe(0);
});

test('a text over the limit is kept, not read, and the page says why', async ({ app, page }) => {
  await app.paste('很长。'.repeat(333_334));
  await expect(page.getByRole('alert')).toContainText('超过 1,000,000 字的上限');
  await expect(app.job).toHaveAttribute('data-phase', 'idle');
});

test('a file is opened; one that is no text is refused by name', async ({ app, page }) => {
  const input = page.getByLabel('打开文件', { exact: true });
  await input.setInputFiles({
    name: 'ok.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(SHORT_TEXT),
  });
  await app.done();
  await expect(app.text).toHaveValue(SHORT_TEXT);
  const binary = Buffer.from([0, 1, 2, 0, 255, 254, 0, 0]);
  await input.setInputFiles({ name: 'bad.bin', mimeType: 'text/plain', buffer: binary });
  await expect(page.getByRole('alert')).toContainText('bad.bin');
  await expect(app.text).toHaveValue(SHORT_TEXT);
});
