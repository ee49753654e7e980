import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  bench,
  closeAll,
  codeOf,
  LARGE_MODEL,
  MODEL,
  nothing,
  start,
} from './scripted-client.fixture';
import {
  beginOf,
  untilCancelled,
  WINDOW,
  type JobScript,
  type ScriptedWorker,
} from './scripted-worker.fixture';

const ignoresCancel: JobScript = async (_job, { send }) => {
  await send(0, 1, 3);
  return new Promise(() => undefined);
};

/** Two chunks, then a crash; a job that goes on after them succeeds. */
const crashesOnce: JobScript = async (job, { send, crash }) => {
  if (beginOf(job) > 0) {
    await send(beginOf(job) / WINDOW, 3, 3);
    return 'done';
  }
  await send(0, 2, 3);
  return crash();
};

afterEach(closeAll);

describe('cancel, on a scripted fake worker', () => {
  it('is immediate for the caller, told to the worker, and followed by no chunk', async () => {
    const { client, workers } = bench({
      job: async (job, { send, cancelled }) => {
        if (job.task.text === '二') return 'done';
        await send(0, 1, 3);
        await cancelled;
        await send(1, 3, 3);
        return 'cancelled';
      },
    });
    await client.load(MODEL, nothing);
    const run = start(client);
    await vi.waitFor(() => {
      expect(run.chunks).toEqual([0]);
    });
    run.cancel();
    expect(await codeOf(run)).toBe('cancelled');
    expect(await codeOf(start(client, '二'))).toBe('ok');
    expect(run.chunks).toEqual([0]);
    expect(workers[0]?.cancels[0]).toBe(workers[0]?.jobs[0]?.id);
  });

  it('ends a worker that does not stop in time, and starts the next only when needed', async () => {
    const { client, workers } = bench({ job: ignoresCancel }, {});
    await client.load(MODEL, nothing);
    const run = start(client);
    await vi.waitFor(() => {
      expect(run.chunks).toEqual([0]);
    });
    run.cancel();
    expect(await codeOf(run)).toBe('cancelled');
    expect(workers[0]?.terminated).toBe(false);
    await vi.waitFor(() => {
      expect(workers[0]?.terminated).toBe(true);
    });
    expect(workers).toHaveLength(1);
    expect(await codeOf(start(client))).toBe('ok');
    expect(workers[1]?.loads).toEqual([MODEL]);
  });

  it('of a job that waits keeps it from the worker', async () => {
    const { client, workers } = bench({ job: untilCancelled });
    await client.load(MODEL, nothing);
    start(client, '一');
    const second = start(client, '二');
    second.cancel();
    expect(await codeOf(second)).toBe('cancelled');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(workers[0]?.jobs.map((job) => job.task.text)).not.toContain('二');
  });

  it('while the model loads does not disturb the load', async () => {
    const { client, workers } = bench({});
    const loading = client.load(MODEL, nothing);
    const run = start(client);
    run.cancel();
    expect(await codeOf(run)).toBe('cancelled');
    expect((await loading).ok).toBe(true);
    expect(workers).toHaveLength(1);
  });

  it('after the end changes nothing', async () => {
    const { client } = bench({});
    await client.load(MODEL, nothing);
    const run = start(client);
    await run.done;
    run.cancel();
    expect(await codeOf(run)).toBe('ok');
  });
});

describe('a device that does not bear the model, on a scripted fake worker', () => {
  const losesDevice: JobScript = async (_job, { send }) => {
    await send(0, 2, 3);
    return { code: 'device-lost', detail: 'gone' };
  };

  it('makes a lesser model go on from the last finished chunk, and says so', async () => {
    const { client, workers, steps } = bench({ job: losesDevice }, {});
    await client.load(LARGE_MODEL, nothing);
    const run = start(client);
    expect(await codeOf(run)).toBe('ok');
    expect(run.chunks).toEqual([0, 1, 2]);
    expect(workers.map(({ loads }) => loads)).toEqual([[LARGE_MODEL], [MODEL]]);
    expect(workers[1]?.jobs.map(beginOf)).toEqual([20]);
    const failure = { code: 'device-lost', detail: 'gone' };
    expect(steps).toEqual([{ from: LARGE_MODEL, to: MODEL, failure }]);
  });

  it('fails the job where there is no lesser model', async () => {
    const { client, steps } = bench({ job: losesDevice });
    await client.load(MODEL, nothing);
    expect(await codeOf(start(client))).toBe('device-lost');
    expect(steps).toEqual([]);
  });
});

describe('a crash, on a scripted fake worker', () => {
  it('is survived: the model is loaded again and the job goes on from the last finished chunk', async () => {
    const { client, workers, phases } = bench({ job: crashesOnce });
    await client.load(MODEL, nothing);
    const run = start(client);
    expect(await run.done).toMatchObject({ ok: true, value: { chunks: 3 } });
    expect(run.chunks).toEqual([0, 1, 2]);
    expect(workers.map((worker) => worker.jobs.map(beginOf))).toEqual([[0], [20]]);
    expect(workers[1]?.loads).toEqual([MODEL]);
    expect(phases).toContain('recovering');
    await vi.waitFor(() => {
      expect(phases.at(-1)).toBe('ready');
    });
  });

  it('fails the job after two new workers, and the next job gets a third', async () => {
    const always: JobScript = (_job, { crash }) => crash();
    const { client, workers } = bench({ job: always }, { job: always }, { job: always }, {});
    await client.load(MODEL, nothing);
    const run = start(client);
    expect(await run.done).toEqual({ ok: false, error: { code: 'crashed', detail: 'boom' } });
    expect(workers).toHaveLength(3);
    expect(await codeOf(start(client))).toBe('ok');
    expect(workers).toHaveLength(4);
  });

  it.each([
    [
      'a message that cannot be read',
      (worker: ScriptedWorker) => worker.dispatchEvent(new Event('messageerror')),
    ],
    [
      'a worker that was ended from outside',
      (worker: ScriptedWorker) => {
        worker.terminate();
      },
    ],
  ])('is what %s counts as', async (_, harm) => {
    const { client, workers } = bench({ job: ignoresCancel }, {});
    await client.load(MODEL, nothing);
    const run = start(client);
    await vi.waitFor(() => {
      expect(run.chunks).toEqual([0]);
    });
    const [worker] = workers;
    if (worker !== undefined) harm(worker);
    expect(await codeOf(run)).toBe('ok');
    expect(run.chunks).toEqual([0, 1, 2]);
    expect(workers).toHaveLength(2);
  });

  it('is what a call that throws in the worker counts as', async () => {
    const { client, workers } = bench({ job: () => Promise.reject(new Error('a bug')) });
    await client.load(MODEL, nothing);
    expect(await start(client).done).toMatchObject({
      error: { code: 'crashed', detail: 'Error: a bug' },
    });
    expect(workers).toHaveLength(3);
  });

  it('is believed when the worker tells of it itself', async () => {
    const job: JobScript = () => Promise.resolve({ code: 'crashed', detail: 'aborted' });
    const { client, workers } = bench({ job }, {});
    await client.load(MODEL, nothing);
    expect(await codeOf(start(client))).toBe('ok');
    expect(workers.map((worker) => worker.terminated)).toEqual([true, false]);
  });

  it('is not what running out of memory counts as, yet the worker is replaced', async () => {
    const job: JobScript = () => Promise.resolve({ code: 'out-of-memory', detail: '' });
    const { client, workers } = bench({ job }, {});
    await client.load(MODEL, nothing);
    expect(await codeOf(start(client))).toBe('out-of-memory');
    expect(await codeOf(start(client))).toBe('ok');
    expect(workers).toHaveLength(2);
  });

  it('between jobs only costs a new worker', async () => {
    const { client, workers, phases } = bench({});
    await client.load(MODEL, nothing);
    workers[0]?.crash();
    await vi.waitFor(() => {
      expect(phases.at(-1)).toBe('stopped');
    });
    expect(await codeOf(start(client))).toBe('ok');
    expect(workers).toHaveLength(2);
  });
});

describe('close, on a scripted fake worker', () => {
  it('ends the worker and every job', async () => {
    const { client, workers } = bench({ job: ignoresCancel });
    await client.load(MODEL, nothing);
    const running = start(client);
    await vi.waitFor(() => {
      expect(running.chunks).toEqual([0]);
    });
    const waiting = start(client);
    client.close();
    expect(await Promise.all([running, waiting].map(codeOf))).toEqual(['cancelled', 'cancelled']);
    expect(workers.every((worker) => worker.terminated)).toBe(true);
  });
});
