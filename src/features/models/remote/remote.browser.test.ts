import { beforeEach, describe, expect, it } from 'vitest';
import { err, ok, type Result } from '../../../core/result';
import { askWorker } from '../../../engine/client/server-link';
import type { ExtractorClient } from '../../../engine/client/client';
import type { LoadedModel } from '../../../engine/contract/extractor';
import type { ModelRef } from '../../../engine/contract/model-ref';
import type { RemoteFailure, ServerAccess, ServerModels } from '../../../engine/contract/remote';
import { MINI_MODEL } from '../../../engine/models/built-in';
import { Model } from '../../workspace/model.svelte';
import { isGuarded } from './guard';
import { remoteEn } from './messages/en';
import { remoteZh } from './messages/zh';
import { isMixed, RemoteServer, type ServerPorts } from './remote-server.svelte';

beforeEach(() => {
  localStorage.clear();
});

const MODELS: ServerModels = { ids: ['small-model', 'other'], kind: 'vllm' };
const failed = (code: RemoteFailure['code']): Result<never, RemoteFailure> =>
  err({ code, detail: '' });

/** A page whose worker answers by script, and what was asked of it. */
function scripted(ports: Partial<ServerPorts> = {}) {
  const asked: ServerAccess[] = [];
  const server = new RemoteServer({
    script: () => Promise.resolve('https://example.org/assets/remote.worker-a1.js'),
    guarded: () => Promise.resolve(true),
    answers: () => Promise.resolve(false),
    ...ports,
    models: (script, access) => {
      asked.push(access);
      return ports.models?.(script, access) ?? Promise.resolve(ok(MODELS));
    },
  });
  return { server, asked };
}

describe('a server of one’s own', () => {
  it('is asked for its models by a button, and for nothing while it is written', async () => {
    const { server, asked } = scripted();
    server.writeAddress('localhost:8000');
    server.writeKey('a-key');
    expect(asked).toEqual([]);
    await server.list();
    expect(asked).toEqual([{ base: 'http://localhost:8000/v1', key: 'a-key' }]);
    expect([server.listed?.ids, server.model]).toEqual([MODELS.ids, 'small-model']);
  });

  it('is named by its confirmation with everything that a run needs', async () => {
    const { server } = scripted();
    server.writeAddress('localhost:8000');
    server.writeKey('a-key');
    await server.list();
    expect(await server.confirm()).toEqual({
      kind: 'remote',
      id: 'small-model @ localhost:8000',
      script: 'https://example.org/assets/remote.worker-a1.js?origin=http%3A%2F%2Flocalhost%3A8000',
      server: {
        base: 'http://localhost:8000/v1',
        key: 'a-key',
        model: 'small-model',
        kind: 'vllm',
        form: 'grammar',
      },
    });
    server.wish = 'json';
    expect((await server.confirm())?.server).toMatchObject({ kind: 'schema', form: 'json' });
  });

  it('asks a server that it does not know plainly', async () => {
    const models = { ids: ['m'], kind: 'plain' } as const;
    const { server } = scripted({ models: () => Promise.resolve(ok(models)) });
    server.writeAddress('localhost:11434');
    await server.list();
    expect((await server.confirm())?.server).toMatchObject({ kind: 'plain', form: 'lines' });
  });

  it.each([
    ['', 'address-empty'],
    ['ftp://host/v1', 'address-scheme'],
    ['http://me:secret@host/v1', 'address-credentials'],
    ['http://host/v1?key=1', 'address-query'],
    ['[::1]:8000', 'ipv6'],
  ])('is not asked at %s: %s', async (address, problem) => {
    const { server, asked } = scripted();
    server.writeAddress(address);
    await server.list();
    expect([server.problem, asked]).toEqual([problem, []]);
  });

  it.each([
    ['unauthorised', 'unauthorised'],
    ['not-found', 'not-found'],
    ['not-json', 'not-json'],
    ['redirect', 'redirect'],
    ['unreachable', 'silent'],
  ] as const)('that fails with %s has the problem %s', async (code, problem) => {
    const { server } = scripted({ models: () => Promise.resolve(failed(code)) });
    server.writeAddress('localhost:8000');
    await server.list();
    expect(server.problem).toBe(problem);
    expect(server.listed).toBeUndefined();
    expect(await server.confirm()).toBeUndefined();
  });

  it('that is there but does not allow the page is told from one that is not there', async () => {
    const probed: string[] = [];
    const { server } = scripted({
      models: () => Promise.resolve(failed('unreachable')),
      answers: (script) => {
        probed.push(script);
        return Promise.resolve(true);
      },
    });
    server.writeAddress('localhost:8000');
    await server.list();
    expect(server.problem).toBe('not-allowed');
    expect(probed).toEqual([expect.stringMatching(/\?origin=[^&]+&probe=$/u)]);
  });

  it('that lists no model says so', async () => {
    const { server } = scripted({ models: () => Promise.resolve(ok({ ids: [], kind: 'plain' })) });
    server.writeAddress('localhost:8000');
    await server.list();
    expect(server.problem).toBe('no-models');
  });

  it('is not asked without the policy of its worker, nor chosen once that is gone', async () => {
    let guarded = false;
    const { server, asked } = scripted({ guarded: () => Promise.resolve(guarded) });
    server.writeAddress('localhost:8000');
    await server.list();
    expect([server.problem, asked]).toEqual(['unguarded', []]);
    guarded = true;
    await server.list();
    guarded = false;
    expect(await server.confirm()).toBeUndefined();
    expect(server.problem).toBe('unguarded');
  });

  it('keeps its list no longer than its address and key, and its key no longer than its origin', async () => {
    // Fault: a key that goes to another server, or a text to an address that was not listed.
    const { server, asked } = scripted();
    server.writeAddress('localhost:8000');
    server.writeKey('a-key');
    await server.list();
    server.writeAddress('localhost:8000/v2');
    expect([server.listed, server.key]).toEqual([undefined, 'a-key']);
    expect(await server.confirm()).toBeUndefined();
    server.writeAddress('localhost:8001');
    expect(server.key).toBe('');
    await server.list();
    expect(asked.map(({ key }) => key)).toEqual(['a-key', '']);
  });

  it('does not hear an answer that comes after the address was changed', async () => {
    let answer: (models: Result<ServerModels, RemoteFailure>) => void = () => undefined;
    const { server } = scripted({
      models: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    });
    server.writeAddress('localhost:8000');
    const listing = server.list();
    await expect.poll(() => server.asking).toBe(true);
    await new Promise((resolve) => setTimeout(resolve));
    server.writeAddress('localhost:8001');
    answer(ok(MODELS));
    await listing;
    expect([server.asking, server.listed]).toEqual([false, undefined]);
  });
});

it('warns of http to another machine from a page of https', () => {
  expect(isMixed('http://192.168.1.5:8000', 'https:')).toBe(true);
  expect(isMixed('http://192.168.1.5:8000', 'http:')).toBe(false);
  expect(isMixed('https://llm.example.org', 'https:')).toBe(false);
  for (const local of ['localhost:8000', 'http://127.0.0.1:1', 'http://a.localhost/v1', '']) {
    expect(isMixed(local, 'https:')).toBe(false);
  }
});

it('has a sentence in each language for every problem', () => {
  expect(Object.keys(remoteEn.problems)).toEqual(Object.keys(remoteZh.problems));
  const sentences = [remoteZh, remoteEn].flatMap(({ problems, failures }) => [
    ...Object.values(problems),
    ...Object.values(failures),
  ]);
  expect(sentences.every((sentence) => /[。.]$/u.test(sentence))).toBe(true);
});

it('is not guarded in a page that no service worker serves', async () => {
  expect(await isGuarded('/assets/remote.worker-a1.js?origin=x', 'http://a')).toBe(false);
});

it('ends a worker that does not start', async () => {
  const url = URL.createObjectURL(new Blob(['throw new Error("scripted")']));
  const worker = new Worker(url);
  expect(await askWorker(worker, (remote) => remote.answers('http://a'))).toBeUndefined();
});

describe('Model', () => {
  const REMOTE: ModelRef = { kind: 'remote', id: 'm @ localhost', script: 'x' };
  const LOADED = { id: 'm', version: '1', home: 'server' } as LoadedModel;

  function clientOf(outcome: (model: ModelRef) => boolean): ExtractorClient {
    return {
      loaded: undefined,
      load: (model) =>
        Promise.resolve(outcome(model) ? ok(LOADED) : err({ code: 'crashed', detail: '' })),
      extract: () => {
        throw new Error('not asked for');
      },
      live: () => Promise.reject(new Error('not asked for')),
      close: () => undefined,
    };
  }

  it('knows while a server reads, and begins the next visit with the built-in one', async () => {
    const model = new Model(
      clientOf(() => true),
      MINI_MODEL,
    );
    expect(await model.use(REMOTE.id, REMOTE)).toBe(true);
    expect([model.large, model.remote]).toEqual([REMOTE.id, REMOTE]);
    expect(JSON.stringify(localStorage)).not.toContain('localhost');
    const next = new Model(
      clientOf(() => true),
      MINI_MODEL,
    );
    expect([next.large, next.remote]).toEqual([undefined, undefined]);
    await model.use(undefined);
    expect([model.large, model.remote]).toEqual([undefined, undefined]);
  });

  it('does not say that a server reads where the built-in one took over', async () => {
    const model = new Model(
      clientOf(({ kind }) => kind === 'built-in'),
      MINI_MODEL,
    );
    await model.use(REMOTE.id, REMOTE);
    expect([model.large, model.remote, model.givenUp?.id]).toEqual([
      undefined,
      undefined,
      REMOTE.id,
    ]);
    const step = { from: REMOTE, to: MINI_MODEL, failure: { code: 'crashed', detail: '' } };
    model.remote = REMOTE;
    await model.follow({ ...step, failure: { code: 'crashed', detail: '' } });
    expect(model.remote).toBeUndefined();
  });
});
