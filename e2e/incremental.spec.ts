// A key in the middle of a long text: only the windows around it are read again.
import { expect, type Page } from '@playwright/test';
import type { ChunkExtraction } from '../src/engine/contract/extractor';
import { expectGrounded } from './app';
import { test } from './fixtures';
import { longText } from './texts';

const LENGTH = 50_000;

/** Minutes on a slow machine: the whole text is read once. */
const FIRST_READING = { timeout: 900_000 };

/** Begins of the windows whose finds the page has got since this was last emptied. */
interface Watched {
  readonly windowsRead: number[];
}

/** Hears what the worker tells the page: chunks come as calls over ports of the page's own. */
async function watchWindows(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const windowsRead: number[] = [];
    Object.assign(globalThis, { windowsRead });
    const plain: unknown = Reflect.get(MessagePort.prototype, 'start');
    MessagePort.prototype.start = function start(this: MessagePort) {
      this.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        const { argumentList = [] } = data as { argumentList?: { value: unknown }[] };
        for (const { value } of argumentList) {
          const { coreStart, partial } = (value ?? {}) as Partial<ChunkExtraction>;
          if (coreStart !== undefined && partial !== true) windowsRead.push(coreStart);
        }
      });
      if (typeof plain === 'function') Reflect.apply(plain, this, []);
    };
  });
}

function takeWindows(page: Page): Promise<number[]> {
  return page.evaluate(() => (globalThis as unknown as Watched).windowsRead.splice(0));
}

test('a key in the middle of 50,000 characters reads four windows at most, undoing it none', async ({
  app,
  page,
}) => {
  test.setTimeout(1_000_000);
  await watchWindows(page);
  await app.open();
  await app.choosePreset('ner-general');
  const text = longText(LENGTH);
  await app.paste(text);
  await app.done(FIRST_READING);
  expect((await takeWindows(page)).length).toBeGreaterThan(LENGTH / 256);
  const before = await app.download();

  const middle = text.indexOf('。', LENGTH / 2) + 1;
  const typed = '记者周予安在苏州。';
  await app.setText(`${text.slice(0, middle)}${typed}${text.slice(middle)}`);
  await expect(app.job).not.toHaveAttribute('data-phase', 'done');
  await app.done();
  const read = await takeWindows(page);
  expect(read.length).toBeGreaterThan(0);
  expect(read.length).toBeLessThanOrEqual(4);
  const after = await app.download();
  expectGrounded(after);
  const fresh = after.extraction.mentions.filter(
    ({ start }) => start >= middle && start < middle + typed.length,
  );
  expect(fresh.map(({ text: found }) => found)).toContain('周予安');

  await app.setText(text);
  await expect(app.job).not.toHaveAttribute('data-phase', 'done');
  await app.done();
  expect(await takeWindows(page)).toEqual([]);
  expect((await app.download()).extraction).toEqual(before.extraction);
});
