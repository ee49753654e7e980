import { beforeEach, describe, expect, it } from 'vitest';
import type { DownloadState, LlmSpec } from '../../src/engine/contract/download';
import { PIECE_BYTES } from '../../src/storage/pieces';
import { Downloader } from './downloader';
import { FakeHost, shardOf, SPEC } from './fake-host.fixture';
import { FakeLlmStore } from './fake-llm-store.fixture';
import type { DownloadPorts } from './ports';
import { noRuntime } from './fake-site.fixture';

const shards = {
  'params_shard_0.bin': shardOf(PIECE_BYTES * 2 + 100, 1),
  'params_shard_1.bin': shardOf(5000, 2),
};
const ALL = [
  'mlc-chat-config.json',
  'tensor-cache.json',
  'tokenizer.json',
  'model.wasm',
  'params_shard_0.bin',
  'params_shard_1.bin',
];

let host: FakeHost;
let store: FakeLlmStore;
let room: { usage: number; quota: number } | undefined;
let downloader: Downloader;
let states: DownloadState[];

function portsOf(limits: Partial<DownloadPorts> = {}): DownloadPorts {
  return {
    fetch: host.fetch,
    store,
    estimate: () => Promise.resolve(room),
    locks: undefined,
    stallMs: 60_000,
    runtime: noRuntime(),
    ...limits,
  };
}

beforeEach(() => {
  host = new FakeHost(shards);
  store = new FakeLlmStore();
  room = undefined;
  states = [];
  downloader = new Downloader(portsOf());
});

async function download(spec: LlmSpec = SPEC): Promise<string> {
  const result = await downloader.download(spec, (state) => states.push(state));
  return result.ok ? 'ok' : result.error.code;
}

/** Whether what is stored is exactly the shard. */
function isStored(path: keyof typeof shards): boolean {
  const pieces = [...store.pieces].filter(([key]) => key.startsWith(`tiny/${path}/`));
  return Buffer.concat(pieces.map(([, piece]) => Buffer.from(piece))).equals(shards[path]);
}

describe('Downloader, over a fake host and a fake store', () => {
  it('fetches each file that web-llm asks for once, and no other', async () => {
    expect(await download()).toBe('ok');
    expect(host.requests).toEqual(ALL);
    expect(isStored('params_shard_0.bin')).toBe(true);
    const bytes = [...host.files.values()].reduce((sum, file) => sum + file.length, 0);
    expect(states.at(-1)).toEqual({ phase: 'present', bytes });
    expect(await downloader.list()).toMatchObject([
      { spec: SPEC, state: { phase: 'present', bytes } },
    ]);
  });

  it('keeps the context that the person chose, also when the model is fetched from elsewhere', async () => {
    // Fails where a new address brings its own settings: the choice would be lost.
    await download();
    const contextOf = async () => (await downloader.list())[0]?.context;
    expect(await contextOf()).toMatchObject({ tokens: 4096 });
    expect((await downloader.chooseContext(SPEC.id, 1024)).ok).toBe(true);
    expect(await contextOf()).toMatchObject({ tokens: 1024 });
    const elsewhere = portsOf({
      fetch: (url, init) => host.fetch(url.replace('?again', ''), init),
    });
    downloader = new Downloader(elsewhere);
    await download({ ...SPEC, libraryUrl: `${SPEC.libraryUrl}?again` });
    expect(await contextOf()).toMatchObject({ tokens: 1024 });
    expect(await downloader.chooseContext('another', 1024)).toMatchObject({ ok: false });
  });

  it('keeps files in pieces of one size', async () => {
    await download();
    const sizes = [0, 1, 2].map(
      (index) => store.pieces.get(`tiny/params_shard_0.bin/${index}`)?.byteLength,
    );
    expect(sizes).toEqual([PIECE_BYTES, PIECE_BYTES, 100]);
  });

  it('goes on within a shard from the byte where the connection broke off', async () => {
    host.breakOff('params_shard_0.bin', PIECE_BYTES + 77);
    expect(await download()).toBe('download-failed');
    expect(states.at(-1)).toMatchObject({ phase: 'failed', failure: { code: 'download-failed' } });
    host.requests.length = 0;
    expect(await download()).toBe('ok');
    expect(host.requests).toEqual([
      `params_shard_0.bin bytes=${PIECE_BYTES + 77}-`,
      'params_shard_1.bin',
    ]);
    expect(isStored('params_shard_0.bin')).toBe(true);
  });

  it('begins a file again when its tag has changed', async () => {
    host.tag = '"one"';
    host.breakOff('params_shard_0.bin', 1000);
    await download();
    host.tag = '"two"';
    host.requests.length = 0;
    expect(await download()).toBe('ok');
    expect(host.requests.slice(0, 2)).toEqual([
      'params_shard_0.bin bytes=1000-',
      'params_shard_0.bin',
    ]);
  });

  it('does not join halves of a file that has neither hash nor tag', async () => {
    host = new FakeHost(shards, false);
    downloader = new Downloader(portsOf());
    host.breakOff('params_shard_0.bin', 1000);
    expect(await download()).toBe('download-failed');
    host.requests.length = 0;
    expect(await download()).toBe('ok');
    expect(host.requests[0]).toBe('params_shard_0.bin');
  });

  it('throws a shard with another hash away, tries once more, and keeps the others', async () => {
    const wrong = shardOf(5000, 9);
    host.next.set('params_shard_1.bin', () => new Response(wrong));
    expect(await download()).toBe('ok');
    expect(host.requests.filter((path) => path === 'params_shard_1.bin')).toHaveLength(2);
    expect(isStored('params_shard_1.bin')).toBe(true);
  });

  it('fetches the list again when a shard is not what it says, in case it is an old one', async () => {
    const published = shards['params_shard_1.bin'];
    host.files.set('params_shard_1.bin', shardOf(5000, 9));
    expect(await download()).toBe('integrity-failed');
    host.requests.length = 0;
    host.files.set('params_shard_1.bin', published);
    expect(await download()).toBe('ok');
    expect(host.requests).toEqual(['tensor-cache.json', 'params_shard_1.bin']);
  });

  it('checks the room before it fetches what is large, and says what is needed', async () => {
    room = { usage: 0, quota: 1000 };
    expect(await download()).toBe('quota-exceeded');
    expect(host.requests).toEqual(['mlc-chat-config.json', 'tensor-cache.json']);
    const needed = PIECE_BYTES * 2 + 100 + 5000;
    expect(states.at(-1)).toMatchObject({
      failure: { detail: `${needed} bytes needed, 1000 free` },
    });
  });

  it('keeps what is stored when the storage is full', async () => {
    store.room = 5;
    expect(await download()).toBe('quota-exceeded');
    expect(store.pieces.size).toBe(5);
    store.room = Infinity;
    host.requests.length = 0;
    expect(await download()).toBe('ok');
    expect(host.requests[0]).toBe(`params_shard_0.bin bytes=${PIECE_BYTES}-`);
  });

  it('notices that the storage was cleared in the middle', async () => {
    host.next.set('params_shard_1.bin', () => {
      store.llms.clear();
      store.pieces.clear();
      return new Response(shards['params_shard_1.bin']);
    });
    expect(await download()).toBe('download-failed');
    expect(store.pieces.size).toBe(0);
    expect(await download()).toBe('ok');
  });

  it('gives up a connection on which nothing comes any more', async () => {
    downloader = new Downloader(portsOf({ stallMs: 30, fetch: (url, init) => stall(url, init) }));
    expect(await download()).toBe('download-failed');
  });

  it('takes shards from another source for what its list says of them, and the rest anew', async () => {
    host.breakOff('params_shard_1.bin', 0);
    await download();
    host.requests.length = 0;
    const elsewhere = { ...SPEC, baseUrl: `${SPEC.baseUrl}mirror/` };
    downloader = new Downloader(
      portsOf({ fetch: (url, init) => host.fetch(url.replace('mirror/', ''), init) }),
    );
    expect(await download(elsewhere)).toBe('ok');
    expect(host.requests).toEqual([
      'mlc-chat-config.json',
      'tensor-cache.json',
      'tokenizer.json',
      'params_shard_1.bin',
    ]);
  });

  it.each([
    [{ ...SPEC, id: 'a/b' }, 'unknown-model'],
    [{ ...SPEC, baseUrl: 'nowhere' }, 'bad-address'],
    [{ ...SPEC, libraryUrl: 'file:///model.wasm' }, 'bad-address'],
    [{ ...SPEC, baseUrl: 'https://folder.invalid/x/' }, 'bad-address'],
  ])('refuses %j', async (spec, code) => {
    expect(await download(spec)).toBe(code);
    expect(host.requests).toEqual([]);
    expect(store.llms.size).toBe(0);
  });

  it('finds a damaged file, and fetches it alone', async () => {
    await download();
    const piece = store.pieces.get('tiny/params_shard_0.bin/1');
    if (piece !== undefined) new Uint8Array(piece)[5] = 99;
    const verified = await downloader.verify('tiny', () => undefined);
    expect(verified).toMatchObject({ ok: false, error: { code: 'integrity-failed' } });
    host.requests.length = 0;
    expect(await download()).toBe('ok');
    expect(host.requests).toEqual(['params_shard_0.bin']);
    expect(await downloader.verify('tiny', () => undefined)).toEqual({
      ok: true,
      value: undefined,
    });
  });

  it('has nothing left of a model that was removed', async () => {
    await download();
    const bytes = [...host.files.values()].reduce((sum, file) => sum + file.length, 0);
    expect(await downloader.remove('tiny')).toEqual({ ok: true, value: bytes });
    expect(store.pieces.size + store.llms.size).toBe(0);
  });

  it('keeps what came when it is paused, and a second call joins a download under way', async () => {
    host.hold('params_shard_0.bin', 3000);
    const both = Promise.all([download(), download()]);
    await until(() => states.some((state) => 'loaded' in state && state.loaded > 3000));
    await downloader.pause('tiny');
    expect(await both).toEqual(['cancelled', 'cancelled']);
    expect(states.at(-1)).toMatchObject({ phase: 'paused' });
    host.requests.length = 0;
    expect(await download()).toBe('ok');
    expect(host.requests[0]).toBe('params_shard_0.bin bytes=3000-');
  });
});

/** Answers never, until it is told to stop. */
function stall(_url: string, { signal }: RequestInit): Promise<Response> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => {
      reject(new DOMException('stopped', 'AbortError'));
    });
  });
}

async function until(reached: () => boolean): Promise<void> {
  while (!reached()) await new Promise((resolve) => setTimeout(resolve, 1));
}
