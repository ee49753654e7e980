import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIBRARY_PATH } from '../../src/storage/llm-files';
import { problemOf } from './content';
import { parseConfig, parseShardList } from './mlc-files';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const WASM = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 0, 3, 1, 0x78, 9);
const PAGE = '<!doctype html><title>Log in</title>';

const config = {
  vocab_size: 10,
  context_window_size: 4096,
  conv_template: {},
  tokenizer_files: ['tokenizer.model', 'tokenizer.json'],
};

function shardList(record: object): string {
  const good = { dataPath: 'params_shard_0.bin', nbytes: 8, md5sum: 'A'.repeat(32) };
  return JSON.stringify({ records: [good, { ...good, dataPath: 'b.bin', ...record }] });
}

describe('problemOf', () => {
  it.each(['mlc-chat-config.json', 'tensor-cache.json', 'tokenizer.json', 'tokenizer.model'])(
    'never takes a portal’s page for %s',
    (path) => {
      expect(problemOf(path, bytesOf(PAGE))).toBeDefined();
    },
  );

  it('knows a library that is cut off anywhere, or goes on too long', () => {
    expect(problemOf(LIBRARY_PATH, WASM)).toBeUndefined();
    for (let length = 0; length < WASM.length; length += 1) {
      expect(problemOf(LIBRARY_PATH, WASM.subarray(0, length))).toBeDefined();
    }
    expect(problemOf(LIBRARY_PATH, Uint8Array.of(...WASM, 0))).toBeDefined();
    expect(problemOf(LIBRARY_PATH, bytesOf(PAGE))).toBeDefined();
  });
});

describe('parseConfig', () => {
  it('prefers tokenizer.json, as web-llm does, and is content with tokenizer.model', () => {
    expect(parseConfig(JSON.stringify(config))).toEqual({ ok: true, value: 'tokenizer.json' });
    const older = { ...config, tokenizer_files: ['vocab.json', 'tokenizer.model'] };
    expect(parseConfig(JSON.stringify(older))).toEqual({ ok: true, value: 'tokenizer.model' });
  });

  it.each([
    { vocab_size: 0 },
    { conv_template: 'chatml' },
    { tokenizer_files: ['vocab.json'] },
    { tokenizer_files: 'tokenizer.json' },
    { context_window_size: -1 },
  ])('says that a configuration with %j is not a model', (change) => {
    expect(parseConfig(JSON.stringify({ ...config, ...change }))).toMatchObject({
      ok: false,
      error: { code: 'not-a-model' },
    });
  });
});

describe('parseShardList', () => {
  it('has the length and hash of each shard', () => {
    expect(parseShardList(shardList({ md5sum: undefined }))).toEqual({
      ok: true,
      value: [
        {
          path: 'params_shard_0.bin',
          bytes: 8,
          hash: { algorithm: 'md5', hex: 'a'.repeat(32) },
          checked: false,
        },
        { path: 'b.bin', bytes: 8, checked: false },
      ],
    });
  });

  it.each([
    { dataPath: '../b.bin' },
    { dataPath: '/b.bin' },
    { dataPath: 'a/../b.bin' },
    { dataPath: 'https://elsewhere.example/b.bin' },
    { dataPath: '' },
    { dataPath: 'params_shard_0.bin' },
    { dataPath: 'mlc-chat-config.json' },
    { dataPath: LIBRARY_PATH },
    { nbytes: 0 },
    { nbytes: 1.5 },
    { nbytes: '8' },
    { nbytes: 2 ** 40 },
    { md5sum: 'zz' },
  ])('refuses a record with %j', (change) => {
    expect(parseShardList(shardList(change))).toMatchObject({ error: { code: 'not-a-model' } });
  });

  it('is total: no text makes it throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(typeof parseShardList(text).ok).toBe('boolean');
        expect(typeof parseConfig(text).ok).toBe('boolean');
      }),
    );
  });
});
