import { afterEach, describe, expect, it, vi } from 'vitest';
import { bench, closeAll, codeOf, MODEL, nothing, start } from './scripted-client.fixture';
import type { ModelRef } from '../contract/model-ref';
import { createExtractorClient } from './client';
import { LOADED, ScriptedWorker, untilCancelled } from './scripted-worker.fixture';

/** Of the same kind: only the id tells them apart. */
const OTHER = { ...MODEL, id: 'other' };

afterEach(closeAll);

describe('load, on a scripted fake worker', () => {
  it('starts no worker before it is called, one after, and loads the model once', async () => {
    const { client, workers, phases } = bench({});
    expect(workers).toHaveLength(0);
    const progress = vi.fn();
    expect(await client.load(MODEL, progress)).toEqual({ ok: true, value: LOADED });
    expect(await client.load(MODEL, nothing)).toEqual({ ok: true, value: LOADED });
    expect(workers).toHaveLength(1);
    expect(workers[0]?.loads).toEqual([MODEL]);
    await vi.waitFor(() => {
      expect(progress).toHaveBeenCalledWith({ stage: 'downloading', loaded: 1, total: 2 });
    });
    expect(phases).toEqual(['loading', 'ready']);
  });

  it('starts a worker of its own for each confirmation of a server, by the script that it names', async () => {
    // Fault: a key or an address that was changed, and a worker that goes on with the one before.
    const server = {
      base: 'http://a/v1',
      key: '',
      model: 'm',
      kind: 'plain',
      form: 'lines',
    } as const;
    const first: ModelRef = { kind: 'remote', id: 'm @ a', script: 'x?origin=http://a', server };
    const second: ModelRef = { ...first, server: { ...server, key: 'k' } };
    const spawned: (string | undefined)[] = [];
    const workers: ScriptedWorker[] = [];
    const client = createExtractorClient({
      spawn: ({ script }) => {
        spawned.push(script);
        const worker = new ScriptedWorker({});
        workers.push(worker);
        return worker;
      },
    });
    for (const model of [MODEL, first, first, second, MODEL]) await client.load(model, nothing);
    expect(spawned).toEqual([undefined, first.script, first.script, undefined]);
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, true, true, false]);
    client.close();
  });

  it('passes on a failure and can be tried again on a new worker', async () => {
    const { client, workers } = bench({ load: { code: 'download-failed', detail: '' } }, {});
    expect(await client.load(MODEL, nothing)).toMatchObject({ error: { code: 'download-failed' } });
    expect(await codeOf(start(client))).toBe('not-loaded');
    expect(await client.load(MODEL, nothing)).toMatchObject({ ok: true });
    expect(workers.map((worker) => worker.terminated)).toEqual([true, false]);
  });

  it('survives two crashes, not three', async () => {
    const lucky = bench({ load: 'crash' }, { load: 'crash' }, {});
    expect(await lucky.client.load(MODEL, nothing)).toMatchObject({ ok: true });
    const unlucky = bench({ load: 'crash' });
    const failed = await unlucky.client.load(MODEL, nothing);
    expect(failed).toMatchObject({ error: { code: 'crashed', detail: 'boom' } });
    expect(unlucky.workers).toHaveLength(3);
  });

  it('takes a worker that never answers for dead, but not one that is only slow', async () => {
    const deaf = bench({ deaf: true }, {});
    expect(await deaf.client.load(MODEL, nothing)).toMatchObject({ ok: true });
    expect(deaf.workers).toHaveLength(2);
    const slow = bench({ load: 'silent' });
    const loading = slow.client.load(MODEL, nothing);
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(slow.workers).toHaveLength(1);
    slow.client.close();
    expect(await loading).toMatchObject({ error: { code: 'cancelled' } });
  });

  it('of another model ends the jobs of the one before', async () => {
    const { client, workers } = bench({ job: untilCancelled });
    await client.load(MODEL, nothing);
    const run = start(client);
    const other = client.load(OTHER, nothing);
    expect(await codeOf(run)).toBe('cancelled');
    expect(await other).toMatchObject({ ok: true });
    expect(workers.map((worker) => worker.loads)).toEqual([[MODEL], [OTHER]]);
  });
});

describe('extract, on a scripted fake worker', () => {
  it('needs a model', async () => {
    expect(await codeOf(start(bench({}).client))).toBe('not-loaded');
  });

  it('gives every chunk in order, then the summary', async () => {
    const { client, phases } = bench({});
    await client.load(MODEL, nothing);
    const run = start(client);
    expect(await run.done).toEqual({ ok: true, value: { chunks: 3, milliseconds: 5 } });
    expect(run.chunks).toEqual([0, 1, 2]);
    await vi.waitFor(() => {
      expect(phases).toEqual(['loading', 'ready', 'extracting', 'ready']);
    });
  });

  it('waits for a model that is being loaded', async () => {
    const { client } = bench({});
    const loading = client.load(MODEL, nothing);
    const run = start(client);
    expect(await codeOf(run)).toBe('ok');
    expect((await loading).ok).toBe(true);
  });

  it('waits for chunks that come after the end of the job', async () => {
    const { client } = bench({
      job: (_job, { send }) => {
        setTimeout(() => void send(0, 3, 3), 30);
        return Promise.resolve('done');
      },
    });
    await client.load(MODEL, nothing);
    const run = start(client);
    await run.done;
    expect(run.chunks).toEqual([0, 1, 2]);
  });

  it('passes on a failure of the worker', async () => {
    const { client } = bench({
      job: () => Promise.resolve({ code: 'invalid-schema', detail: 'no labels' }),
    });
    await client.load(MODEL, nothing);
    expect(await codeOf(start(client))).toBe('invalid-schema');
  });

  it('runs only the newest of many texts, and cancels the one that runs', async () => {
    const { client, workers } = bench({
      job: async (job, tools) =>
        job.task.text === '一'
          ? untilCancelled(job, tools)
          : tools.send(0, 3, 3).then(() => 'done'),
    });
    await client.load(MODEL, nothing);
    const first = start(client, '一');
    await vi.waitFor(() => {
      expect(first.chunks).toEqual([0]);
    });
    const others = ['二', '三', '四'].map((text) => start(client, text));
    const codes = await Promise.all([first, ...others].map(codeOf));
    expect(codes).toEqual(['cancelled', 'cancelled', 'cancelled', 'ok']);
    expect(workers[0]?.jobs.map((job) => job.task.text)).toEqual(['一', '四']);
    expect(workers).toHaveLength(1);
  });
});
