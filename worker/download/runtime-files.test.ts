import { describe, expect, it } from 'vitest';
import type { DownloadState } from '../../src/engine/contract/download';
import { Downloader } from './downloader';
import { FakeHost, SPEC } from './fake-host.fixture';
import { FakeLlmStore } from './fake-llm-store.fixture';
import { FakeSite } from './fake-site.fixture';

const CODE = 'export const engine = 1;';
const FILES = { 'assets/web-llm-12345678.js': CODE };
const NAME = 'web-llm-12345678.js';

const nothing = (): undefined => undefined;
const running = new AbortController().signal;

async function obtain(site: FakeSite, find: (name: string) => Blob | undefined = nothing) {
  const result = await site.visit().obtain(find, running, nothing);
  return result.ok ? 'ok' : result.error.code;
}

describe('RuntimeFiles, over a fake site', () => {
  it('are fetched once, and there on a later visit without a network', async () => {
    const site = new FakeSite(FILES);
    expect(await site.visit().keptBytes()).toBe(0);
    expect(await obtain(site)).toBe('ok');
    site.reachable = false;
    expect(await obtain(site)).toBe('ok');
    expect(await site.visit().keptBytes()).toBe(CODE.length);
    expect(site.requests.filter((path) => path.endsWith('.js'))).toEqual([
      'assets/web-llm-12345678.js',
    ]);
  });

  it('are missing where they are not kept and the site is out of reach', async () => {
    const site = new FakeSite(FILES);
    site.reachable = false;
    expect(await obtain(site)).toBe('runtime-missing');
  });

  it('come from a folder that brings them along, without a network', async () => {
    // Fails where only the network has them: a machine that was never online cannot use an import.
    const site = new FakeSite(FILES);
    site.reachable = false;
    const find = (name: string) => (name === NAME ? new Blob([CODE]) : undefined);
    expect(await obtain(site, find)).toBe('ok');
    expect(await obtain(site)).toBe('ok');
  });

  it.each([CODE.replace('1', '2'), '', `${CODE} `])(
    'does not take %j from a folder for them',
    async (other) => {
      const site = new FakeSite(FILES);
      site.reachable = false;
      expect(await obtain(site, () => new Blob([other]))).toBe('runtime-missing');
      expect(await site.visit().keptBytes()).toBe(0);
    },
  );

  it('are none where the site lists none', async () => {
    const site = new FakeSite({});
    expect(await obtain(site)).toBe('ok');
    expect(await site.visit().bytes()).toBe(0);
  });

  it('are given back with what they free', async () => {
    const site = new FakeSite(FILES);
    await obtain(site);
    expect(await site.visit().forget()).toBe(CODE.length);
    expect(await site.visit().keptBytes()).toBe(0);
    expect(await site.visit().forget()).toBe(0);
  });
});

describe('a download with the code that runs the model', () => {
  function open(site: FakeSite) {
    const host = new FakeHost({ 'params_shard_0.bin': new Uint8Array(1000) });
    const store = new FakeLlmStore();
    const states: DownloadState[] = [];
    const downloader = new Downloader({
      fetch: host.fetch,
      store,
      estimate: () => Promise.resolve(undefined),
      locks: undefined,
      stallMs: 60_000,
      runtime: site.visit(),
    });
    const bytes = [...host.files.values()].reduce((sum, file) => sum + file.length, 0);
    return { downloader, states, bytes };
  }

  it('counts it, fetches it, and frees it with the last model', async () => {
    const site = new FakeSite(FILES);
    const { downloader, states, bytes } = open(site);
    expect((await downloader.download(SPEC, (state) => states.push(state))).ok).toBe(true);
    expect(states.at(-1)).toEqual({ phase: 'present', bytes: bytes + CODE.length });
    expect((await downloader.list())[0]?.state).toEqual(states.at(-1));
    expect(await site.visit().keptBytes()).toBe(CODE.length);
    expect(await downloader.remove(SPEC.id)).toEqual({ ok: true, value: bytes + CODE.length });
    expect(await site.visit().keptBytes()).toBe(0);
  });

  it('says that it is missing, keeps the model, and gets it with the next try alone', async () => {
    const site = new FakeSite(FILES);
    const { downloader, states, bytes } = open(site);
    site.reachable = false;
    const first = await downloader.download(SPEC, (state) => states.push(state));
    expect(first).toMatchObject({ ok: false, error: { code: 'runtime-missing' } });
    expect(states.at(-1)).toEqual({ phase: 'present', bytes: bytes + CODE.length });
    expect(await downloader.verify(SPEC.id, () => undefined)).toMatchObject({
      error: { code: 'runtime-missing' },
    });
    site.reachable = true;
    expect((await downloader.verify(SPEC.id, () => undefined)).ok).toBe(true);
    expect(await site.visit().keptBytes()).toBe(CODE.length);
  });
});
