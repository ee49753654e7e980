// The built-in model on WebGPU, through the page. Only a software adapter can be had here: it is disguised
// as a card, and where the trial would rightly refuse it, the worker's clock is stopped.
import type { Page, Worker as PageWorker } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Extraction } from '../src/core/extraction';
import { expectGrounded } from './app';
import { test } from './fixtures';
import type { StaticSite } from './site';
import { SOFTWARE_ADAPTER } from './software-adapter';
import { longText } from './texts';

test.use(SOFTWARE_ADAPTER);

const SHORT = longText(120);
/** Milliseconds: the software adapter takes its time. */
const SLOW = { timeout: 150_000 };

/** Finds of a text that was read are kept: only one that differs is sent to the model again. */
function shortTexts(): () => string {
  let stops = 0;
  return () => {
    stops += 1;
    return SHORT + '。'.repeat(stops);
  };
}

/** In the worker: a card by name, and a count of what is sent to it. */
function disguise(): void {
  const scope = globalThis as unknown as { sent: number };
  scope.sent = 0;
  Object.defineProperty(GPUAdapterInfo.prototype, 'isFallbackAdapter', { get: () => false });
  for (const field of ['vendor', 'architecture', 'device', 'description']) {
    Object.defineProperty(GPUAdapterInfo.prototype, field, { get: () => 'card' });
  }
  const { prototype } = GPUQueue;
  const submit = Reflect.get(prototype, 'submit') as (this: GPUQueue, buffers: unknown) => void;
  Reflect.set(prototype, 'submit', function (this: GPUQueue, buffers: unknown) {
    scope.sent += 1;
    submit.call(this, buffers);
  });
}

/** In the worker: from now on the card is gone. */
function loseCard(): void {
  Reflect.set(GPUQueue.prototype, 'submit', () => {
    throw new Error('the device is lost');
  });
}

function stopClock(): void {
  Object.defineProperty(performance, 'now', { value: () => 0 });
}

/** What is given up after half a minute has ten times as long: this card is a program. */
function waitLonger(): void {
  const wait = globalThis.setTimeout;
  Reflect.set(globalThis, 'setTimeout', (work: () => void, delay = 0): unknown =>
    Reflect.apply(wait, globalThis, [work, delay >= 30_000 ? 10 * delay : delay]),
  );
}

function extractorOf(page: Page): PageWorker {
  const extractor = page.workers().find((one) => one.url().includes('extractor.worker'));
  if (extractor === undefined) throw new Error('no extraction worker');
  return extractor;
}

const sent = (one: PageWorker): Promise<number> =>
  one.evaluate(() => (globalThis as unknown as { sent: number }).sent);

function sure({ mentions }: Extraction): Set<string> {
  const kept = mentions.filter(({ score = 0 }) => score >= 0.5);
  return new Set(kept.map(({ type, start, end }) => `${type} ${start} ${end}`));
}

/** Scores near 0.5 may fall on either side, by rounding and by what stands after the text. */
function expectAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): void {
  const shared = [...one].filter((find) => other.has(find));
  expect(shared.length / Math.max(one.size, other.size)).toBeGreaterThanOrEqual(0.8);
}

/** Holds back the runtime for graphics cards; the returned function lets it through. */
function holdRuntime(site: StaticSite): () => void {
  const held: (() => void)[] = [];
  let open = false;
  site.intercept = (request, response) => {
    if (open || request.url?.includes('asyncify') !== true || !request.url.endsWith('.wasm')) {
      return false;
    }
    held.push(() => {
      site.answer(request, response);
    });
    return true;
  };
  return () => {
    open = true;
    held.forEach((answer) => {
      answer();
    });
  };
}

test('a long text brings in the card, it finds what the processor finds, and may be lost', async ({
  app,
  page,
  site,
}) => {
  test.setTimeout(600_000);
  const next = shortTexts();
  const letThrough = holdRuntime(site);
  await app.open(`${site.origin}/`);
  await app.choosePreset('re-encyclopedia');
  await app.extract(SHORT);
  const before = await app.download();
  const extractor = extractorOf(page);
  await extractor.evaluate(disguise);
  await extractor.evaluate(stopClock);
  await extractor.evaluate(waitLonger);
  await app.text.fill(longText(20_000));
  await app.done({ timeout: 100_000 });
  expect(await sent(extractor)).toBe(0);
  letThrough();
  await expect
    .poll(
      async () => {
        await app.extract(next(), SLOW);
        return sent(extractor);
      },
      { timeout: 300_000 },
    )
    .toBeGreaterThan(0);
  const already = await sent(extractor);
  await app.extract(next(), SLOW);
  expect(await sent(extractor)).toBeGreaterThan(already);
  const after = await app.download();
  expectGrounded(after);
  const processor = sure(before.extraction);
  expect(processor.size).toBeGreaterThan(3);
  expectAlike(processor, sure(after.extraction));
  await extractor.evaluate(loseCard);
  await app.extract(next(), SLOW);
  expectAlike(processor, sure((await app.download()).extraction));
});

test('a card that is slower than the processor is tried and left', async ({ app, page }) => {
  test.setTimeout(300_000);
  await app.open();
  await app.choosePreset('ner-general');
  await app.extract(SHORT);
  const extractor = extractorOf(page);
  await extractor.evaluate(disguise);
  await app.text.fill(longText(40_000));
  await app.done({ timeout: 250_000 });
  const tried = await sent(extractor);
  expect(tried).toBeGreaterThan(0);
  await app.extract(longText(150));
  expect(await sent(extractor)).toBe(tried);
  expectGrounded(await app.download());
});
