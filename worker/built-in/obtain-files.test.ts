import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LoadProgress } from '../../src/engine/contract/extractor';
import { obtainModelFiles, type ModelFiles, type ModelPorts } from './obtain-files';
import { FakeStore, manifestOf, ModelSite } from './model-site.fixture';

const contents = { 'encoder.onnx': 'weights '.repeat(5000), 'vocabulary.txt': '栗\n鼠\n' };
const manifest = manifestOf('0.1.0', contents);

let site: ModelSite;
let folder: string;
let store: FakeStore;
let ports: ModelPorts;

beforeEach(async () => {
  site = new ModelSite();
  folder = await site.open();
  site.publish(manifest, contents);
  store = new FakeStore();
  ports = { fetch: (url, init) => fetch(url, init), store };
});

afterEach(() => {
  site.close();
});

async function obtain(): Promise<ModelFiles> {
  const result = await obtainModelFiles(folder, () => undefined, undefined, ports);
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.detail}`);
  return result.value;
}

async function failureOf(signal?: AbortSignal): Promise<string | undefined> {
  const result = await obtainModelFiles(folder, () => undefined, signal, ports);
  return result.ok ? undefined : result.error.code;
}

function textOf(model: ModelFiles, path: string): string {
  return new TextDecoder().decode(model.files.get(path));
}

describe('obtainModelFiles over HTTP, with a fake store in memory', () => {
  it('fetches what is not stored, and nothing but the manifest the next time', async () => {
    const first = await obtain();
    expect(first).toMatchObject({ manifest, origin: 'network', home: 'indexeddb' });
    expect(textOf(first, 'encoder.onnx')).toBe(contents['encoder.onnx']);
    site.requests.length = 0;
    const second = await obtain();
    expect(second).toMatchObject({ origin: 'indexeddb', home: 'indexeddb' });
    expect(textOf(second, 'vocabulary.txt')).toBe(contents['vocabulary.txt']);
    expect(site.requests.map((request) => request.split(' ')[0])).toEqual(['manifest.json']);
  });

  it('counts bytes over all files, never backward, up to the total', async () => {
    const seen: LoadProgress[] = [];
    await obtainModelFiles(folder, (progress) => seen.push(progress), undefined, ports);
    const total = contents['encoder.onnx'].length + 8;
    expect(seen.every((progress) => progress.total === total)).toBe(true);
    const loaded = seen.map((progress) => progress.loaded);
    expect(loaded).toEqual([...loaded].sort((a, b) => a - b));
    expect(seen.at(-1)).toEqual({ stage: 'verifying', loaded: total, total });
    expect(seen.some(({ stage }) => stage === 'downloading')).toBe(true);
  });

  it('takes a base URL without its slash', async () => {
    folder = folder.slice(0, -1);
    expect((await obtain()).manifest).toEqual(manifest);
  });

  it('works offline from what is stored', async () => {
    await obtain();
    site.close();
    expect(await obtain()).toMatchObject({ origin: 'indexeddb', home: 'indexeddb' });
  });

  it('is download-failed when offline with nothing stored', async () => {
    site.close();
    expect(await failureOf()).toBe('download-failed');
  });

  it.each([
    ['damaged', (data: ArrayBuffer) => new Uint8Array(data).fill(7).buffer],
    ['half-written', (data: ArrayBuffer) => data.slice(0, 100)],
  ])('fetches a %s file again and only that one', async (_, harm) => {
    await obtain();
    const key = '0.1.0/encoder.onnx';
    store.files.set(key, harm(store.files.get(key) ?? new ArrayBuffer(0)));
    site.requests.length = 0;
    const again = await obtain();
    expect(textOf(again, 'encoder.onnx')).toBe(contents['encoder.onnx']);
    expect(again).toMatchObject({ origin: 'network', home: 'indexeddb' });
    expect(site.requests.some((request) => request.startsWith('vocabulary.txt'))).toBe(false);
    site.close();
    expect((await obtain()).origin).toBe('indexeddb');
  });

  it('never uses a damaged file, offline either', async () => {
    await obtain();
    store.files.set('0.1.0/vocabulary.txt', new ArrayBuffer(8));
    site.close();
    expect(await failureOf()).toBe('download-failed');
  });

  it.each([
    ['a page in place of the file', '<!doctype html><title>Log in</title>'],
    ['a truncated file', contents['encoder.onnx'].slice(0, 999)],
    ['a file that is too long', `${contents['encoder.onnx']}!`],
    ['another file of the same length', 'W'.repeat(contents['encoder.onnx'].length)],
  ])('tries once more past the HTTP cache on %s, then gives up', async (_, body) => {
    site.put('encoder.onnx', body);
    expect(await failureOf()).toBe('integrity-failed');
    const tries = site.requests.filter((request) => request.startsWith('encoder.onnx'));
    expect(tries).toEqual(['encoder.onnx', 'encoder.onnx no-cache']);
    expect(store.files.has('0.1.0/encoder.onnx')).toBe(false);
  });

  it('goes on when the second try brings the right bytes', async () => {
    site.put('encoder.onnx', 'stale', contents['encoder.onnx']);
    expect(textOf(await obtain(), 'encoder.onnx')).toBe(contents['encoder.onnx']);
  });

  it('tries once more when the connection breaks off', async () => {
    site.breakOff.add('encoder.onnx');
    expect(textOf(await obtain(), 'encoder.onnx')).toBe(contents['encoder.onnx']);
  });

  it('is download-failed on a missing file, and keeps those that came', async () => {
    site.answers.delete('vocabulary.txt');
    expect(await failureOf()).toBe('download-failed');
    expect([...store.files.keys()]).toEqual(['0.1.0/encoder.onnx']);
    expect(store.notes.size).toBe(0);
  });

  it.each(['<!doctype html>', '{}', '{"id": 7}'])(
    'is integrity-failed on the manifest %s with nothing stored, and no failure otherwise',
    async (body) => {
      site.put('manifest.json', body);
      expect(await failureOf()).toBe('integrity-failed');
      site.publish(manifest, contents);
      await obtain();
      site.put('manifest.json', body);
      expect((await obtain()).origin).toBe('indexeddb');
    },
  );

  it('asks the server about the manifest every time', async () => {
    await obtain();
    expect(site.requests[0]).toBe('manifest.json max-age=0');
  });

  it('runs from memory when the store is full', async () => {
    store.full = true;
    expect(await obtain()).toMatchObject({ origin: 'network', home: 'memory' });
    expect(store.notes.size).toBe(0);
  });

  it('removes the old version once the new one is complete', async () => {
    await obtain();
    const newer = { ...contents, 'encoder.onnx': 'better weights' };
    site.publish(manifestOf('0.2.0', newer), newer);
    expect(textOf(await obtain(), 'encoder.onnx')).toBe('better weights');
    expect([...store.files.keys()]).toEqual(['0.2.0/encoder.onnx', '0.2.0/vocabulary.txt']);
  });

  it('stays with the old version while the new one cannot be had', async () => {
    await obtain();
    site.publish(manifestOf('0.2.0', { 'encoder.onnx': 'better weights' }), {});
    const model = await obtain();
    expect(model).toMatchObject({ origin: 'indexeddb', home: 'indexeddb' });
    expect(model.manifest.version).toBe('0.1.0');
  });

  it('notices new files under the same version, offline too', async () => {
    await obtain();
    const rebuilt = { ...contents, 'vocabulary.txt': '栗\n鼠\n松\n' };
    site.publish(manifestOf('0.1.0', rebuilt), rebuilt);
    await obtain();
    site.close();
    expect(textOf(await obtain(), 'vocabulary.txt')).toBe('栗\n鼠\n松\n');
  });

  it('is cancelled by its signal, before or in the middle', async () => {
    expect(await failureOf(AbortSignal.abort())).toBe('cancelled');
    const controller = new AbortController();
    const result = await obtainModelFiles(
      folder,
      ({ stage }) => {
        if (stage === 'downloading') controller.abort();
      },
      controller.signal,
      ports,
    );
    expect(result).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(store.notes.size).toBe(0);
  });
});

describe('obtainModelFiles with the real storage, which Node lacks', () => {
  it('runs from memory', async () => {
    const result = await obtainModelFiles(folder, () => undefined);
    expect(result).toMatchObject({ ok: true, value: { origin: 'network', home: 'memory' } });
  });
});
