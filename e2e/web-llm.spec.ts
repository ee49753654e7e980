// The real web-llm, in the built worker, reads what was downloaded into the real IndexedDB. There is no model
// library to run, so it is followed as far as it comes without one.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { DownloadDriver } from './download-driver';
import { test as base } from './fixtures';
import type { ModelOnDisk } from './mlc-model';
import { SMALL, writeMlcModel } from './mlc-model';
import { ModelServer } from './model-server';
import { SOFTWARE_ADAPTER } from './software-adapter';
import { ExtractorDriver } from './web-llm-driver';
import { libraryOfAnotherVersion, libraryWithoutModel } from './web-llm-library';

const ID = 'small-model-q4f32_1-MLC';
const PIECE = 4 * 1024 * 1024;
const LIBRARY = 'lib/model.wasm';

interface Fixtures {
  /** A page in which the model is stored whole, and whose network then reaches nothing but the site. */
  store: (library: Uint8Array, id?: string) => Promise<void>;
  extractor: ExtractorDriver;
}

const test = base.extend<Fixtures, { model: ModelOnDisk }>({
  model: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'chinchilla-model-'));
      await use(await writeMlcModel(folder, { ...SMALL, layers: 2 }));
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  store: async ({ model, page }, use) => {
    await use(async (library, id = ID) => {
      await writeFile(path.join(model.folder, 'model.wasm'), library);
      const server = new ModelServer(model.folder);
      await server.start();
      const driver = new DownloadDriver(page);
      await driver.open();
      const { url } = server;
      const spec = { id, baseUrl: url, libraryUrl: `${url}model.wasm`, overrides: {} };
      expect(await driver.download(spec)).toBe('ok');
      await server.stop();
    });
  },
  extractor: async ({ page }, use) => {
    await use(new ExtractorDriver(page));
  },
});

test.use(SOFTWARE_ADAPTER);

/** Every piece of a file of this length, in order. */
function piecesOf({
  path: name,
  bytes,
}: {
  readonly path: string;
  readonly bytes: number;
}): string[] {
  return Array.from({ length: Math.ceil(bytes / PIECE) }, (_, index) => `${name}#${index}`);
}

const distinct = (items: readonly string[]): string[] => [...new Set(items)];

test('everything that web-llm reads up to instantiating the model library comes from our store', async ({
  context,
  extractor,
  store,
}) => {
  await store(libraryOfAnotherVersion());
  await extractor.spawn();
  const requests: string[] = [];
  context.on('request', (request) => requests.push(new URL(request.url()).pathname));
  const { outcome, pieces } = await extractor.load(ID);
  expect(outcome).toMatchObject({ ok: false, error: { code: 'wrong-library' } });
  expect(distinct(pieces)).toEqual(['mlc-chat-config.json#0', 'tokenizer.json#0', `${LIBRARY}#0`]);
  // web-llm's own code, and nothing else.
  expect(requests).toEqual([expect.stringMatching(/^\/assets\/.*\.js$/u)]);
});

test('with a library that is instantiated but holds no model, web-llm reads every shard from our store', async ({
  context,
  extractor,
  model,
  store,
}) => {
  await store(libraryWithoutModel());
  await extractor.spawn();
  const requests: string[] = [];
  context.on('request', (request) => requests.push(new URL(request.url()).pathname));
  const { outcome, pieces, progress } = await extractor.load(ID);
  // It asks the library for its model.
  expect(outcome).toMatchObject({
    ok: false,
    error: { detail: expect.stringContaining('getFunction') },
  });
  expect(distinct(pieces)).toEqual([
    'mlc-chat-config.json#0',
    'tokenizer.json#0',
    `${LIBRARY}#0`,
    'tensor-cache.json#0',
    ...model.shards.flatMap(piecesOf),
  ]);
  expect(requests).toEqual([expect.stringMatching(/^\/assets\/.*\.js$/u)]);
  const last = progress.at(-1);
  expect(last).toMatchObject({ stage: 'starting', loaded: last?.total });
});

test('a model in 16 bits is refused before web-llm is fetched where the adapter has no shader-f16', async ({
  context,
  extractor,
  model,
  store,
}) => {
  const file = path.join(model.folder, 'mlc-chat-config.json');
  const config = await readFile(file, 'utf8');
  await writeFile(file, config.replace('"q4f32_1"', '"q4f16_1"'));
  await store(libraryWithoutModel());
  await writeFile(file, config);
  await extractor.spawn();
  const requests: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  const { outcome } = await extractor.load(ID);
  expect(outcome).toMatchObject({ ok: false, error: { code: 'needs-f16' } });
  expect(requests).toEqual([]);
});

test('without WebGPU the model is refused before web-llm is fetched', async ({
  context,
  extractor,
  store,
}) => {
  await store(libraryWithoutModel());
  await extractor.spawn();
  await extractor.prepare(() => {
    Object.defineProperty(navigator, 'gpu', { value: undefined });
  });
  const requests: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  const { outcome } = await extractor.load(ID);
  expect(outcome).toMatchObject({ ok: false, error: { code: 'no-webgpu' } });
  expect(requests).toEqual([]);
});

test.describe('a device that web-llm gives up while it loads, as it does for want of memory,', () => {
  test.use({ allowedErrors: /Device lost|destroyed|WebGPU/i });

  test('is a failure, and a later load is not hindered by it', async ({ extractor, store }) => {
    await store(libraryWithoutModel());
    await extractor.spawn();
    await extractor.prepare(() => {
      const { prototype } = GPUAdapter;
      const original = Reflect.get(prototype, 'requestDevice');
      prototype.requestDevice = async function (descriptor) {
        prototype.requestDevice = original;
        const device = await original.call(this, descriptor);
        queueMicrotask(() => {
          device.destroy();
        });
        return device;
      };
    });
    const first = await extractor.load(ID);
    expect(first.outcome).toMatchObject({ ok: false, error: { code: 'out-of-memory' } });
    const second = await extractor.load(ID);
    expect(second.outcome).toMatchObject({ error: { detail: expect.stringContaining('getFunc') } });
  });
});

test('another model waits until a load that was given up is over, and only its own files are read then', async ({
  extractor,
  store,
}) => {
  // Fails where the second load begins at once: the first then reads on, and from the second's files.
  const other = 'other-model-q4f32_1-MLC';
  await store(libraryWithoutModel());
  await store(libraryWithoutModel(), other);
  await extractor.spawn();
  await extractor.prepare(() => {
    const { prototype } = GPUAdapter;
    const original = Reflect.get(prototype, 'requestDevice');
    const pieces: string[] = [];
    const { prototype: store } = IDBObjectStore;
    const get = Reflect.get(store, 'get') as (this: IDBObjectStore, key: unknown) => IDBRequest;
    Reflect.set(store, 'get', function (this: IDBObjectStore, key: unknown) {
      if (this.name === 'pieces' && Array.isArray(key)) pieces.push(String(key[0]));
      return get.call(this, key);
    });
    Reflect.set(globalThis, 'models', pieces);
    // As long as a slow driver takes; the other model is asked for meanwhile.
    prototype.requestDevice = async function (descriptor) {
      prototype.requestDevice = original;
      pieces.push('device');
      await new Promise((resolve) => setTimeout(resolve, 2000));
      return original.call(this, descriptor);
    };
  });
  const first = extractor.load(ID);
  await expect
    .poll(() => extractor.evaluate(() => Reflect.get(globalThis, 'models') as string[]))
    .toContain('device');
  const second = await extractor.load(other);
  expect((await first).outcome).toMatchObject({ error: { code: 'cancelled' } });
  expect(second.outcome).toMatchObject({ error: { detail: expect.stringContaining('getFunc') } });
  const read = await extractor.evaluate(() => Reflect.get(globalThis, 'models') as string[]);
  const begun = read.indexOf(other);
  expect(begun).toBeGreaterThan(read.indexOf('device'));
  expect(read.slice(begun)).not.toContain(ID);
  expect(read.slice(0, begun)).not.toContain(other);
});

test('a model that is not stored is unknown, and nothing is fetched for it', async ({
  context,
  extractor,
  store,
}) => {
  await store(libraryOfAnotherVersion());
  await extractor.spawn();
  const requests: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  const { outcome } = await extractor.load('another-model');
  expect(outcome).toMatchObject({ ok: false, error: { code: 'unknown-model' } });
  expect(requests).toEqual([]);
});

test('a model that lost a piece behind our back is not loaded', async ({ extractor, store }) => {
  await store(libraryWithoutModel());
  await extractor.deletePiece([ID, 'params_shard_1.bin', 0]);
  await extractor.spawn();
  const { outcome } = await extractor.load(ID);
  expect(outcome).toMatchObject({ ok: false, error: { code: 'unknown-model' } });
});
