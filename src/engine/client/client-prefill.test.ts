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
import type { JobScript } from './scripted-worker.fixture';

/** Milliseconds in which the fake engine reads a prompt and hears of nothing, as web-llm does in its prefill. */
const PREFILL = 5000;

const slowPrefill: JobScript = async (_job, { send, cancelled }) => {
  const wait = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => setTimeout(resolve, milliseconds));
  await wait(PREFILL);
  // After the first token it ends.
  const stopped = await Promise.race([cancelled.then(() => true), wait(0).then(() => false)]);
  if (stopped) return 'cancelled';
  await send(0, 3, 3);
  return 'done';
};

afterEach(closeAll);

describe('a prefill of 5 seconds, on a scripted fake worker', () => {
  it(
    'typed through, keeps the worker and its model, and reads the newest text next',
    { timeout: 20_000 },
    async () => {
      // Fails where the limit of a large model is that of the built-in one: then there are two workers.
      const { client, workers, reloads } = bench({ job: slowPrefill });
      await client.load(LARGE_MODEL, nothing);
      const texts = ['一', '一二', '一二三', '一二三四'];
      const runs = [];
      for (const text of texts) {
        runs.push(start(client, text));
        await new Promise((resolve) => setTimeout(resolve, 800));
      }
      const codes = await Promise.all(runs.map(codeOf));
      expect(codes).toEqual(['cancelled', 'cancelled', 'cancelled', 'ok']);
      expect(workers).toHaveLength(1);
      expect(workers[0]?.loads).toEqual([LARGE_MODEL]);
      expect(workers[0]?.jobs.map(({ task }) => task.text)).toEqual(['一', '一二三四']);
      expect(reloads).toEqual([]);
    },
  );

  it(
    'cancelled, answers at once and reads the next text when it is over',
    { timeout: 20_000 },
    async () => {
      const { client, workers } = bench({ job: slowPrefill });
      await client.load(LARGE_MODEL, nothing);
      const run = start(client);
      await vi.waitFor(() => {
        expect(workers[0]?.jobs).toHaveLength(1);
      });
      const before = performance.now();
      run.cancel();
      expect(await codeOf(run)).toBe('cancelled');
      expect(performance.now() - before).toBeLessThan(100);
      expect(await codeOf(start(client, '二'))).toBe('ok');
      expect(workers).toHaveLength(1);
    },
  );
});

describe('a model that is loaded again', () => {
  const never: JobScript = () => new Promise(() => undefined);

  it('is told of where no one asked for the load, and only there', async () => {
    const { client, workers, reloads } = bench({ job: never }, {});
    await client.load(MODEL, nothing);
    expect(reloads).toEqual([]);
    const run = start(client);
    await vi.waitFor(() => {
      expect(workers[0]?.jobs).toHaveLength(1);
    });
    run.cancel();
    await vi.waitFor(() => {
      expect(workers[0]?.terminated).toBe(true);
    });
    expect(reloads).toEqual([]);
    expect(await codeOf(start(client))).toBe('ok');
    expect(reloads).toEqual([MODEL]);
  });
});
