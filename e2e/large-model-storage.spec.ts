// Large models where they are stored: no room, damage, clearing, removal, folders.
import { expect } from '@playwright/test';
import type { DownloadDriver } from './download-driver';
import {
  bytesBeforeShard,
  bytesOf,
  ID,
  MIB,
  runtimeBytes,
  SHARD,
  test,
  totalOf,
} from './large-model';
import { damagePiece } from './stored-pieces';

/** Bytes that the origin may store; without, as the browser has it. */
async function limitQuota(driver: DownloadDriver, quotaSize?: number): Promise<void> {
  const session = await driver.page.context().newCDPSession(driver.page);
  const { origin } = new URL(driver.page.url());
  const limit = quotaSize === undefined ? {} : { quotaSize };
  await session.send('Storage.overrideQuotaForOrigin', { origin, ...limit });
}

/** As the browser's settings do. */
async function clearStorage(driver: DownloadDriver): Promise<void> {
  const session = await driver.page.context().newCDPSession(driver.page);
  const { origin } = new URL(driver.page.url());
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
}

test('a damaged shard is found and fetched again alone', async ({
  driver,
  model,
  page,
  server,
  spec,
}) => {
  expect(await driver.download(spec)).toBe('ok');
  expect(await driver.verify(ID)).toBe('ok');
  await damagePiece(page, [ID, SHARD, 1]);
  expect(await driver.verify(ID)).toBe('integrity-failed');
  expect(await driver.last()).toMatchObject({
    phase: 'failed',
    loaded: totalOf(model) - bytesOf(model, SHARD),
    total: totalOf(model),
  });
  server.served.length = 0;
  expect(await driver.download(spec)).toBe('ok');
  expect(server.served.map((served) => served.path)).toEqual([SHARD]);
  expect(await driver.verify(ID)).toBe('ok');
});

test('too little room is said before any shard is fetched, with the bytes that are needed', async ({
  driver,
  server,
  spec,
}) => {
  // Chromium tells every page of 10 GiB, so nothing smaller than that is known not to fit.
  const md5sum = '0'.repeat(32);
  const records = Array.from({ length: 400 }, (_, index) => ({
    dataPath: `params_shard_${index}.bin`,
    nbytes: 32 * MIB,
    md5sum,
  }));
  server.faults.set('tensor-cache.json', { kind: 'replace', body: JSON.stringify({ records }) });
  expect(await driver.download(spec)).toBe('quota-exceeded');
  expect(server.requests(/shard|tokenizer|wasm/u)).toEqual([]);
  const last = await driver.last();
  const detail = last?.phase === 'failed' ? last.failure.detail : '';
  const [needed, free = 0] = (detail.match(/\d+/gu) ?? []).map(Number);
  expect(needed).toBe(400 * 32 * MIB + runtimeBytes());
  expect(free).toBeGreaterThan(0);
  expect(free).toBeLessThan(400 * 32 * MIB);
});

test('a quota that runs out at a commit loses nothing that is stored', async ({
  driver,
  model,
  server,
  spec,
}) => {
  await limitQuota(driver, bytesBeforeShard(model) + 2 * MIB);
  expect(await driver.download(spec)).toBe('quota-exceeded');
  const failed = await driver.last();
  expect(failed).toMatchObject({ phase: 'failed', failure: { code: 'quota-exceeded' } });
  await limitQuota(driver);
  const [known] = await driver.list();
  expect(known?.state).toMatchObject({ phase: 'paused', total: totalOf(model) });
  server.served.length = 0;
  expect(await driver.download(spec)).toBe('ok');
  expect(server.requests(/shard_[01]\./u)).toEqual([]);
  expect(await driver.verify(ID)).toBe('ok');
});

test('storage that is cleared behind the app’s back means absent, and nothing throws', async ({
  driver,
  model,
  server,
  spec,
}) => {
  expect(await driver.download(spec)).toBe('ok');
  await clearStorage(driver);
  expect(await driver.list()).toEqual([]);
  expect(await driver.verify(ID)).toBe('unknown-model');
  server.faults.set(SHARD, { kind: 'hold', after: 3 * MIB });
  await driver.start(spec);
  await driver.reaches(bytesBeforeShard(model) + 3 * MIB);
  await clearStorage(driver);
  server.release();
  expect(await driver.outcome()).toBe('download-failed');
  expect(await driver.download(spec)).toBe('ok');
  expect(await driver.verify(ID)).toBe('ok');
});

test('removing a model frees its space and says how much', async ({ driver, model, spec }) => {
  const empty = await driver.usage();
  expect(await driver.download(spec)).toBe('ok');
  await expect.poll(() => driver.usage()).toBeGreaterThan(empty + model.bytes * 0.9);
  expect(await driver.remove(ID)).toBe(totalOf(model));
  expect(await driver.list()).toEqual([]);
  await expect.poll(() => driver.usage()).toBeLessThan(empty + MIB);
});

test('removing stops a download that is under way', async ({ driver, server, spec }) => {
  server.faults.set(SHARD, { kind: 'hold', after: MIB });
  await driver.start(spec);
  await driver.reaches(12 * MIB);
  expect(await driver.remove(ID)).toBeGreaterThan(10 * MIB);
  expect(await driver.outcome()).toBe('cancelled');
  expect(await driver.list()).toEqual([]);
});

test('a model that was written to a folder comes back from it', async ({ driver, model, spec }) => {
  expect(await driver.download(spec)).toBe('ok');
  expect(await driver.exportToPrivateFolder(ID)).toBe('ok');
  expect(await driver.remove(ID)).toBe(totalOf(model));
  expect(await driver.importFromPrivateFolder('from-usb')).toBe('ok');
  expect((await driver.list())[0]?.state).toEqual({ phase: 'present', bytes: totalOf(model) });
  expect(await driver.verify('from-usb')).toBe('ok');
});

test('a folder without a configuration, a library or a shard is refused with a code', async ({
  driver,
  spec,
}) => {
  expect(await driver.download(spec)).toBe('ok');
  expect(await driver.exportToPrivateFolder(ID)).toBe('ok');
  const without = (name: string): Promise<string> =>
    driver.importFromPrivateFolder('from-usb', name);
  expect(await without('mlc-chat-config.json')).toBe('not-a-model');
  expect(await without('model.wasm')).toBe('not-a-model');
  expect(await without(SHARD)).toBe('not-found');
});
