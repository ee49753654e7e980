// Large models: downloaded, paused, resumed, in two tabs, and there after a reload without a network.
import { expect } from '@playwright/test';
import { DownloadDriver } from './download-driver';
import {
  bytesBeforeShard,
  EARLIER_SHARDS,
  ID,
  MIB,
  sentBytes,
  SHARD,
  test,
  totalOf,
} from './large-model';

test('a download counts every byte, and is present after a reload with the server gone', async ({
  driver,
  model,
  server,
  spec,
}) => {
  expect(await driver.list()).toEqual([]);
  expect(await driver.download(spec)).toBe('ok');
  const states = await driver.states();
  expect(states.at(-1)).toEqual({ phase: 'present', bytes: totalOf(model) });
  const loaded = states.flatMap((state) => (state.phase === 'downloading' ? [state.loaded] : []));
  expect(loaded).toEqual([...loaded].sort((a, b) => a - b));
  expect(
    server
      .requests(/./u)
      .map((served) => served.path)
      .sort(),
  ).toEqual(model.files.map((file) => file.path).sort());
  expect(server.requests(/./u).every(({ method }) => method === 'GET')).toBe(true);
  await server.stop();
  await driver.reload();
  expect(await driver.list()).toMatchObject([
    { spec, state: { phase: 'present', bytes: totalOf(model) } },
  ]);
  expect(await driver.verify(ID)).toBe('ok');
  expect(await driver.download(spec)).toBe('ok');
});

for (const closed of [false, true]) {
  const when = closed ? ', also after the page was closed' : '';
  test(`a paused download goes on with what is missing${when}`, async ({
    driver,
    model,
    server,
    spec,
  }) => {
    const held = 5 * MIB;
    const before = bytesBeforeShard(model);
    server.faults.set(SHARD, { kind: 'hold', after: held });
    await driver.start(spec);
    await driver.reaches(before + held);
    await driver.pause(ID);
    expect(await driver.outcome()).toBe('cancelled');
    const paused = await driver.last();
    expect(paused).toEqual({ phase: 'paused', loaded: before + held, total: totalOf(model) });
    server.release();
    server.served.length = 0;
    if (closed) await driver.reload();
    expect((await driver.list())[0]?.state).toEqual(paused);
    expect(await driver.download(spec)).toBe('ok');
    expect(await driver.last()).toEqual({ phase: 'present', bytes: totalOf(model) });
    expect(server.requests(/shard_3/u)).toMatchObject([{ range: `bytes=${held}-` }]);
    expect(server.requests(EARLIER_SHARDS)).toEqual([]);
    expect(server.requests(/json|wasm/u)).toEqual([]);
    expect(sentBytes(server)).toBe(model.bytes - before - held);
  });
}

test('the speed is that of this run: what was there before does not count', async ({
  driver,
  model,
  server,
  spec,
}) => {
  const there = bytesBeforeShard(model) + 5 * MIB;
  server.faults.set(SHARD, { kind: 'hold', after: 5 * MIB });
  await driver.start(spec);
  await driver.reaches(there);
  await driver.pause(ID);
  server.release();
  server.faults.set(SHARD, { kind: 'hold', after: 0 });
  await driver.start(spec);
  await driver.reaches(there);
  expect(await driver.last()).toMatchObject({
    phase: 'downloading',
    bytesPerSecond: 0,
    loaded: there,
    total: totalOf(model),
  });
});

test('two tabs download a model once, and both see it whole', async ({
  context,
  driver,
  model,
  server,
  spec,
}) => {
  server.faults.set(SHARD, { kind: 'hold', after: MIB });
  await driver.start(spec);
  await driver.reaches(12 * MIB);
  const other = new DownloadDriver(await context.newPage());
  await other.open();
  expect((await other.list())[0]?.state.phase).toBe('elsewhere');
  await other.start(spec);
  await other.reaches(8 * MIB);
  expect(await other.last()).toMatchObject({ phase: 'elsewhere', total: totalOf(model) });
  expect(await other.verify(ID)).toBe('busy');
  expect(await other.remove(ID)).toBe(-1);
  await other.start(spec);
  server.release();
  expect(await driver.outcome()).toBe('ok');
  expect(await other.outcome()).toBe('ok');
  expect(await other.last()).toEqual({ phase: 'present', bytes: totalOf(model) });
  expect(server.served).toHaveLength(model.files.length);
});

test('when the other tab stops, the one that follows says so and can go on', async ({
  context,
  driver,
  server,
  spec,
}) => {
  server.faults.set(SHARD, { kind: 'hold', after: MIB });
  await driver.start(spec);
  await driver.reaches(12 * MIB);
  const other = new DownloadDriver(await context.newPage());
  await other.open();
  await other.start(spec);
  await other.reaches(8 * MIB);
  await driver.pause(ID);
  expect(await other.outcome()).toBe('cancelled');
  expect((await other.last())?.phase).toBe('paused');
  server.release();
  expect(await other.download(spec)).toBe('ok');
});

test('a tab that is killed in the middle of a write leaves a download that goes on', async ({
  context,
  driver,
  model,
  server,
  spec,
}) => {
  server.faults.set(SHARD, { kind: 'drip', bytes: 16 * 1024, ms: 20 });
  await driver.start(spec);
  // One piece of 4 MiB is stored, the next one is on its way.
  await driver.reaches(bytesBeforeShard(model) + 4.25 * MIB);
  const session = await context.newCDPSession(driver.page);
  const crashed = driver.page.waitForEvent('crash');
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
  const other = new DownloadDriver(await context.newPage());
  await other.open();
  // The lock of the dead tab may take a moment to fall.
  await expect.poll(async () => (await other.list())[0]?.state.phase).toBe('paused');
  server.release();
  server.served.length = 0;
  expect(await other.download(spec)).toBe('ok');
  expect(sentBytes(server)).toBeLessThan(model.bytes - bytesBeforeShard(model));
  expect(await other.verify(ID)).toBe('ok');
});

test('a source is reachable, or not, within seconds', async ({ page, driver, server }) => {
  const probe = (url: string): Promise<boolean> =>
    page.evaluate(async (asked) => (await window.downloader.probe(asked)).reachable, url);
  await driver.list();
  expect(await probe(`${server.url}mlc-chat-config.json`)).toBe(true);
  expect(await probe(`${server.url}no-such-file`)).toBe(false);
  const { url } = server;
  await server.stop();
  expect(await probe(`${url}mlc-chat-config.json`)).toBe(false);
});
