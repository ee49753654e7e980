/** Plain questions over a real channel to fake workers. */
import { afterEach, describe, expect, it } from 'vitest';
import { complete } from './complete';
import {
  bench,
  closeAll,
  codeOf,
  LARGE_MODEL,
  MODEL,
  nothing,
  start,
} from './scripted-client.fixture';

afterEach(closeAll);

const QUESTION = { messages: [{ role: 'user', content: '你好' }], maxTokens: 8 } as const;
const never = new AbortController().signal;

describe('a plain question', () => {
  // Faults: an answer that goes to another caller; two questions of one id; a job that a question ends.
  it('is answered beside others and beside a job', async () => {
    const { client, workers } = bench({ answer: '您好' });
    await client.load(LARGE_MODEL, nothing);
    const run = start(client);
    const answers = await Promise.all([
      complete(client, QUESTION, never),
      complete(client, QUESTION, never),
    ]);
    expect(answers).toEqual([
      { ok: true, value: { text: '您好', finish: 'stop' } },
      { ok: true, value: { text: '您好', finish: 'stop' } },
    ]);
    expect(await codeOf(run)).toBe('ok');
    expect(new Set(workers[0]?.questions).size).toBe(2);
  });

  it('says that there is no model', async () => {
    expect(await complete(bench({}).client, QUESTION, never)).toMatchObject({
      error: { code: 'not-loaded' },
    });
  });

  // Faults: an aborted question that waits for its answer; one that is asked all the same.
  it('ends when it is aborted, before it is asked or after', async () => {
    const { client, workers } = bench({});
    await client.load(LARGE_MODEL, nothing);
    const stop = new AbortController();
    const asked = complete(client, QUESTION, stop.signal);
    await expect.poll(() => workers[0]?.questions.length).toBe(1);
    stop.abort();
    expect(await asked).toMatchObject({ error: { code: 'cancelled' } });
    expect(workers[0]?.cancels).toEqual(workers[0]?.questions);
    expect(await complete(client, QUESTION, stop.signal)).toMatchObject({
      error: { code: 'cancelled' },
    });
    expect(workers[0]?.questions).toHaveLength(1);
  });

  // Faults: a question that never ends with a lost worker; no new worker for the next one.
  it('fails with its worker, and the next one gets a new worker', async () => {
    const { client, workers } = bench({ losesQuestions: true }, { answer: '在' });
    await client.load(MODEL, nothing);
    expect(await complete(client, QUESTION, never)).toMatchObject({ error: { code: 'crashed' } });
    expect(await complete(client, QUESTION, never)).toMatchObject({ value: { text: '在' } });
    expect(workers).toHaveLength(2);
  });

  it('fails where another model takes the place', async () => {
    const { client } = bench({});
    await client.load(LARGE_MODEL, nothing);
    const asked = complete(client, QUESTION, never);
    await client.load(MODEL, nothing);
    expect(await asked).toMatchObject({ error: { code: 'crashed' } });
  });
});
