import { beforeEach, describe, expect, it } from 'vitest';
import { err, ok } from '../../core/result';
import type { DownloaderApi, KnownLlm, LlmSpec } from '../../engine/contract/download';
import { InstructionDrafts } from './instructions/instruction-drafts.svelte';
import { LargeModels } from './large-models.svelte';
import { Models } from './models.svelte';
import { FOLDER, OWN_ADDRESS, SourceChoice } from './source-choice.svelte';

beforeEach(() => {
  localStorage.clear();
});

const SPEC: LlmSpec = {
  id: 'own',
  baseUrl: 'https://models.example/own/',
  libraryUrl: 'https://models.example/own/own.wasm',
  overrides: {},
};

/** Stands for the worker that downloads, which needs a host with a model: e2e tests have one. */
function scriptedDownloader(known: readonly KnownLlm[] = []) {
  const calls: string[] = [];
  let listed = known;
  const failing = err({ code: 'download-failed', detail: 'scripted' } as const);
  const downloader: DownloaderApi = {
    list: () => Promise.resolve(listed),
    download: (spec, onState) => {
      calls.push(`download ${spec.id}`);
      onState({ phase: 'downloading', bytesPerSecond: 1, loaded: 1, total: 4 });
      listed = [{ spec, state: { phase: 'paused', loaded: 1, total: 4 } }];
      return Promise.resolve(failing);
    },
    pause: (id) => {
      calls.push(`pause ${id}`);
      return Promise.resolve();
    },
    verify: () => Promise.resolve(ok(undefined)),
    remove: (id) => {
      calls.push(`remove ${id}`);
      listed = [];
      return Promise.resolve(ok(4));
    },
    importFolder: () => Promise.resolve(failing),
    exportFolder: () => Promise.resolve(ok(undefined)),
    chooseContext: () => Promise.resolve(ok(undefined)),
    probe: (url) =>
      url.includes('modelscope')
        ? Promise.resolve({ reachable: true, ms: 5 })
        : Promise.reject(new Error('scripted')),
  };
  return { downloader, calls };
}

describe('Models', () => {
  it('lists what is stored, verifies it and says so', async () => {
    const there: KnownLlm = { spec: SPEC, state: { phase: 'paused', loaded: 1, total: 4 } };
    const models = new Models(scriptedDownloader([there]).downloader);
    await models.refresh();
    expect(models.states.get('own')?.state).toEqual(there.state);
    await models.verify('own');
    expect(models.notes.get('own')).toEqual({ kind: 'verified' });
  });

  it('says why a download failed and keeps what is there', async () => {
    const { downloader, calls } = scriptedDownloader();
    const models = new Models(downloader);
    const { id: name, baseUrl: base, libraryUrl: library } = SPEC;
    expect(models.fetchOwn({ name, base, library })).toBeUndefined();
    await expect
      .poll(() => models.states.get('own')?.state)
      .toMatchObject({ phase: 'failed', failure: { code: 'download-failed' } });
    expect(calls).toEqual(['download own']);
    expect(models.fetchOwn({ name, base: 'no address', library })).toMatchObject({
      code: 'bad-address',
    });
  });

  it('frees what was stored and says how much', async () => {
    const there: KnownLlm = { spec: SPEC, state: { phase: 'paused', loaded: 1, total: 4 } };
    const models = new Models(scriptedDownloader([there]).downloader);
    await models.refresh();
    await models.remove('own');
    expect(models.states.get('own')).toBeUndefined();
    expect(models.notes.get('own')).toEqual({ kind: 'freed', bytes: 4 });
  });

  it('goes on where the list cannot be had', async () => {
    const { downloader } = scriptedDownloader();
    const models = new Models({ ...downloader, list: () => Promise.reject(new Error('gone')) });
    await models.refresh();
    expect(models.states.size).toBe(0);
  });
});

describe('SourceChoice', () => {
  it('is kept, and says which sources answer', async () => {
    const source = new SourceChoice(scriptedDownloader().downloader);
    source.choose(OWN_ADDRESS);
    source.write('https://models.example/');
    await source.test();
    expect(source.testing).toBe(false);
    expect([...source.reached.values()].some(({ reachable }) => !reachable)).toBe(true);
    const again = new SourceChoice(scriptedDownloader().downloader);
    expect([again.chosen, again.address]).toEqual([OWN_ADDRESS, 'https://models.example/']);
  });

  it('takes a model from a folder where its first part came from', () => {
    const source = new SourceChoice(scriptedDownloader().downloader);
    source.choose(FOLDER);
    expect(source.specFor({} as never, SPEC)).toBe(SPEC);
  });
});

describe('InstructionDrafts', () => {
  it('keep a wording, and go back to that of the app', () => {
    const drafts = new InstructionDrafts();
    const before = JSON.stringify(drafts.instructions);
    drafts.write('ner', '只列出人名。');
    expect(JSON.stringify(drafts.instructions)).toContain('只列出人名。');
    expect(JSON.stringify(new InstructionDrafts().instructions)).toContain('只列出人名。');
    drafts.write('ner', undefined);
    expect(JSON.stringify(drafts.instructions)).toBe(before);
  });
});

describe('LargeModels', () => {
  it('open once, and without starting a worker', async () => {
    let spawned = 0;
    const large = new LargeModels(() => {
      spawned += 1;
      throw new Error('not needed');
    });
    const [first, second] = await Promise.all([large.open(), large.open()]);
    expect(first).toBe(second);
    expect(large.opened).toBe(first);
    expect(spawned).toBe(0);
  });
});
