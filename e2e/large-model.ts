// What the specs of large models share: a generated model, its host, and the worker that downloads it.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LlmSpec } from '../src/engine/contract/download';
import { DownloadDriver } from './download-driver';
import { test as base } from './fixtures';
import type { ModelOnDisk } from './mlc-model';
import { SMALL, writeMlcModel } from './mlc-model';
import { ModelServer } from './model-server';

export const ID = 'random-weights-q4f32_1-MLC';
export const MIB = 1024 * 1024;
/** In the middle of the model, and of more than one piece. */
export const SHARD = 'params_shard_3.bin';
/** Requests that a test which is about `SHARD` must not see. */
export const EARLIER_SHARDS = /shard_[012]\./u;

interface Fixtures {
  server: ModelServer;
  driver: DownloadDriver;
  spec: LlmSpec;
}

export const test = base.extend<Fixtures, { model: ModelOnDisk }>({
  model: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'chinchilla-model-'));
      await use(await writeMlcModel(folder, SMALL));
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  server: async ({ model }, use) => {
    const server = new ModelServer(model.folder);
    await server.start();
    await use(server);
    await server.stop();
  },
  spec: async ({ server }, use) => {
    const { url } = server;
    await use({
      id: ID,
      baseUrl: url,
      libraryUrl: `${url}model.wasm`,
      overrides: { context_window_size: 4096 },
    });
  },
  driver: async ({ page }, use) => {
    const driver = new DownloadDriver(page);
    await driver.open();
    await use(driver);
  },
  // Faults are what these tests are about; the browser writes each to the console.
  allowedErrors: /Failed to load resource|ERR_|net::/,
});

const LIST = path.resolve(import.meta.dirname, '..', 'dist', 'runtime.json');

/** Of the code that runs large models, which is downloaded with the first one. */
export function runtimeBytes(): number {
  const files = JSON.parse(readFileSync(LIST, 'utf8')) as readonly { readonly bytes: number }[];
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Of the model with the code that runs it: what the page says. */
export function totalOf({ bytes }: ModelOnDisk): number {
  return bytes + runtimeBytes();
}

export function bytesOf(model: ModelOnDisk, name: string): number {
  return model.files.find((file) => file.path === name)?.bytes ?? 0;
}

/** Bytes that are loaded when `SHARD` begins. */
export function bytesBeforeShard(model: ModelOnDisk): number {
  const index = model.files.findIndex((file) => file.path === SHARD);
  return model.files.slice(0, index).reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Bytes of shards that the server sent. */
export function sentBytes(server: ModelServer): number {
  return server.requests(/params_shard/u).reduce((sum, { sent }) => sum + sent, 0);
}
