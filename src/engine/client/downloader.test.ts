import { describe, expect, it } from 'vitest';
import type { DownloadState, LlmSpec } from '../contract/download';
import { createDownloader } from './downloader';
import { FakeDownloadWorker } from './fake-download-worker.fixture';

const spec: LlmSpec = {
  id: 'tiny',
  baseUrl: 'https://host.example/tiny/',
  libraryUrl: 'https://host.example/tiny/model.wasm',
  overrides: {},
};

function start(): { workers: FakeDownloadWorker[]; api: ReturnType<typeof createDownloader> } {
  const workers: FakeDownloadWorker[] = [];
  const spawn = (): FakeDownloadWorker => {
    const worker = new FakeDownloadWorker();
    workers.push(worker);
    return worker;
  };
  return { workers, api: createDownloader({ spawn }) };
}

describe('createDownloader, over a fake worker behind real comlink', () => {
  it('starts no worker before it is needed, and one only', async () => {
    const { workers, api } = start();
    expect(workers).toHaveLength(0);
    await api.list();
    await api.list();
    expect(workers).toHaveLength(1);
  });

  it('passes states on to the listener', async () => {
    const { api } = start();
    const states: DownloadState[] = [];
    expect(await api.verify('tiny', (state) => states.push(state))).toEqual({
      ok: true,
      value: undefined,
    });
    await expect.poll(() => states.at(-1)).toEqual({ phase: 'present', bytes: 7 });
  });

  it('fails a download whose worker crashes, and starts another for the next', async () => {
    const { workers, api } = start();
    const states: DownloadState[] = [];
    const downloading = api.download(spec, (state) => states.push(state));
    await expect.poll(() => states.at(-1)?.phase).toBe('downloading');
    workers[0]?.crash('out of memory');
    expect(await downloading).toEqual({
      ok: false,
      error: { code: 'crashed', detail: 'out of memory' },
    });
    expect(states.at(-1)).toEqual({
      phase: 'failed',
      failure: { code: 'crashed', detail: 'out of memory' },
      loaded: 3,
      total: 7,
    });
    expect(workers[0]?.terminated).toBe(true);
    expect((await api.verify('tiny', () => undefined)).ok).toBe(true);
    expect(workers).toHaveLength(2);
  });
});
