// Long jobs: cancelled at once, and carried on when the worker dies.
import { expect } from '@playwright/test';
import type { Extraction } from '../src/core/extraction';
import { expectGrounded } from './app';
import { test } from './fixtures';
import { longText, SHORT_TEXT } from './texts';

const findings = ({ mentions }: Extraction): string[] =>
  mentions.map((m) => `${m.start} ${m.end} ${m.type}`).sort();

test('a run over 200,000 characters is cancelled at once, and the page goes on', async ({
  app,
  page,
}) => {
  await app.open();
  await app.choosePreset('ner-general');
  await app.paste(longText(200_000));
  await expect(page.getByRole('progressbar', { name: '抽取进度' })).toBeVisible();
  await expect(app.rows.first()).toBeVisible();
  await page.getByRole('button', { name: '取消' }).click();
  // Far less than what is left to read.
  await expect(app.job).toHaveAttribute('data-phase', 'cancelled', { timeout: 5000 });
  const kept = await app.download();
  expectGrounded(kept);
  expect(kept.extraction.mentions.length).toBeGreaterThan(0);
  await app.extract(SHORT_TEXT);
  const next = await app.download();
  expect(next.text).toBe(SHORT_TEXT);
  expectGrounded(next);
});

test('a text typed at the instant of a reload is there after it', async ({ app, page }) => {
  await app.open();
  await app.choosePreset('ner-general');
  await app.text.fill(SHORT_TEXT);
  await page.reload();
  await app.ready();
  await expect(app.text).toHaveValue(SHORT_TEXT);
  await expect(app.preset).toHaveValue('ner-general');
  await app.text.fill('');
  await page.reload();
  await app.ready();
  await expect(app.text).toHaveValue('');
});

test.describe('when the worker dies in the middle of a job', () => {
  test.use({ allowedErrors: /the worker broke/ });

  const DEATHS = [
    { name: 'of an error', kill: 'throw' },
    { name: 'without a word', kill: 'close' },
  ] as const;

  for (const { name, kill } of DEATHS) {
    test(`${name}, another goes on and finds the same`, async ({ app, page }) => {
      const text = longText(8000);
      await app.open();
      await app.choosePreset('ner-general');
      await app.paste(text);
      await app.done();
      const undisturbed = await app.download();
      // Finds of this text are kept until the page is loaded anew.
      await app.text.fill('');
      await page.reload();
      await app.ready();
      await app.choosePreset('ner-general');
      await app.paste(text);
      await expect(page.getByRole('progressbar', { name: '抽取进度' })).toBeVisible();
      const [worker] = page.workers();
      if (worker === undefined) throw new Error('no worker');
      const gone = worker.waitForEvent('close');
      await worker.evaluate((how) => {
        if (how === 'close') close();
        else {
          setTimeout(() => {
            throw new Error('the worker broke');
          });
        }
      }, kill);
      await gone;
      await app.done();
      const recovered = await app.download();
      expectGrounded(recovered);
      expect(findings(recovered.extraction)).toEqual(findings(undisturbed.extraction));
    });
  }
});
