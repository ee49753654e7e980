// Large models from hosts that break off, lie, refuse or dawdle.
import { expect } from '@playwright/test';
import { bytesOf, EARLIER_SHARDS, ID, MIB, SHARD, test, totalOf } from './large-model';

test('a server that drops the connection fails the download, and a second try resumes it', async ({
  driver,
  model,
  server,
  spec,
}) => {
  server.faults.set(SHARD, { kind: 'drop', after: 3 * MIB });
  expect(await driver.download(spec)).toBe('download-failed');
  const failed = await driver.last();
  expect(failed).toMatchObject({ phase: 'failed', failure: { code: 'download-failed' } });
  server.release();
  server.served.length = 0;
  expect(await driver.download(spec)).toBe('ok');
  const [resumed] = server.requests(/shard_3/u);
  expect(resumed?.range).toMatch(/^bytes=[1-9]/u);
  expect(resumed?.sent).toBeLessThan(bytesOf(model, SHARD));
});

const PORTAL: readonly (readonly [file: string, code: string])[] = [
  ['mlc-chat-config.json', 'not-a-model'],
  ['tensor-cache.json', 'not-a-model'],
  ['tokenizer.json', 'integrity-failed'],
  ['model.wasm', 'integrity-failed'],
  [SHARD, 'integrity-failed'],
];

for (const [file, code] of PORTAL) {
  test(`a portal’s page in place of ${file} is refused, and never kept`, async ({
    driver,
    model,
    server,
    spec,
  }) => {
    server.faults.set(file, { kind: 'html' });
    expect(await driver.download(spec)).toBe(code);
    expect(server.served.filter((served) => served.path === file)).toHaveLength(2);
    expect((await driver.list())[0]?.state.phase).toBe('paused');
    server.release();
    expect(await driver.download(spec)).toBe('ok');
    expect(await driver.last()).toEqual({ phase: 'present', bytes: totalOf(model) });
  });
}

for (const status of [404, 410]) {
  test(`${status} is not-found`, async ({ driver, server, spec }) => {
    server.faults.set(SHARD, { kind: 'status', status });
    expect(await driver.download(spec)).toBe('not-found');
    server.release();
    expect(await driver.download(spec)).toBe('ok');
  });
}

test('a model with only ndarray-cache.json is none that this web-llm can read', async ({
  driver,
  server,
  spec,
}) => {
  server.faults.set('tensor-cache.json', { kind: 'status', status: 404 });
  expect(await driver.download(spec)).toBe('not-found');
  server.faults.set('ndarray-cache.json', { kind: 'html' });
  expect(await driver.download(spec)).toBe('not-a-model');
  expect(await driver.last()).toMatchObject({
    failure: { detail: expect.stringContaining('ndarray-cache.json') as unknown as string },
  });
});

for (const kind of ['no-part', 'ignore-range'] as const) {
  const name = kind === 'no-part' ? 'answers 416' : 'sends all of the file';
  test(`a server that ${name} when asked for the rest starts that file again, and no other`, async ({
    driver,
    model,
    server,
    spec,
  }) => {
    server.faults.set(SHARD, { kind: 'drop', after: 3 * MIB });
    expect(await driver.download(spec)).toBe('download-failed');
    server.faults.set(SHARD, { kind });
    server.served.length = 0;
    expect(await driver.download(spec)).toBe('ok');
    const tries = server.requests(/shard_3/u);
    expect(tries.at(-1)?.sent).toBe(bytesOf(model, SHARD));
    expect(server.requests(EARLIER_SHARDS)).toEqual([]);
    expect(await driver.verify(ID)).toBe('ok');
  });
}

test('a file of the wrong length is integrity-failed, after one more try', async ({
  driver,
  server,
  spec,
}) => {
  server.faults.set(SHARD, { kind: 'short', by: 1000 });
  expect(await driver.download(spec)).toBe('integrity-failed');
  expect(server.requests(/shard_3/u)).toHaveLength(2);
  server.release();
  server.served.length = 0;
  expect(await driver.download(spec)).toBe('ok');
  expect(server.requests(EARLIER_SHARDS)).toEqual([]);
});

test('a slow drip is progress, not failure', async ({ driver, server, spec }) => {
  server.faults.set('tokenizer.json', { kind: 'drip', bytes: 200, ms: 60 });
  expect(await driver.download(spec)).toBe('ok');
  const states = await driver.states();
  expect(states.filter(({ phase }) => phase === 'downloading').length).toBeGreaterThan(10);
});
