/** Questions beside what the extractor does: only of a model that answers, ended by their id. */
import { describe, expect, it } from 'vitest';
import { ok } from '../src/core/result';
import type { LoadedModel } from '../src/engine/contract/extractor';
import { Extractor } from './extractor';
import type { Reader } from './reader';

const MODEL: LoadedModel = {
  ...{ id: 'm', version: '1', kind: 'llm', origin: 'network', home: 'memory', backend: 'webgpu' },
  ...{ threads: 1, knownLabels: [] },
};
const READER: Reader = {
  model: MODEL,
  windowsPerBatch: 1,
  read: (windows) =>
    Promise.resolve(
      ok(windows.map(() => ({ mentions: [], relations: [], events: [], issues: [] }))),
    ),
  interrupt: () => undefined,
  dispose: () => Promise.resolve(),
};
const QUESTION = { messages: [{ role: 'user', content: '你好' }], maxTokens: 8 } as const;

async function loaded(reader: Reader): Promise<Extractor> {
  const extractor = new Extractor(() => Promise.resolve(ok(reader)));
  await extractor.load({ kind: 'stored', id: 'm' }, () => undefined);
  return extractor;
}

describe('Extractor.complete', () => {
  it('asks no model that answers nothing', async () => {
    const extractor = await loaded(READER);
    expect(await extractor.complete({ id: 'q', question: QUESTION })).toMatchObject({
      error: { code: 'not-loaded' },
    });
  });

  // Faults: a cancel that ends another question; one that leaves the answer to its caller.
  it('ends the question that is cancelled, and no other', async () => {
    const ends: (() => void)[] = [];
    const reader: Reader = {
      ...READER,
      complete: (_, signal) =>
        new Promise((resolve) => {
          const end = (): void => {
            resolve(ok({ text: '半', finish: 'length' }));
          };
          ends.push(end);
          signal.addEventListener('abort', end);
        }),
    };
    const extractor = await loaded(reader);
    const first = extractor.complete({ id: 'q1', question: QUESTION });
    const second = extractor.complete({ id: 'q2', question: QUESTION });
    await extractor.cancel('q1');
    expect(await first).toMatchObject({ error: { code: 'cancelled' } });
    ends[1]?.();
    expect(await second).toMatchObject({ ok: true, value: { text: '半' } });
  });

  it('makes a failure of what the engine throws', async () => {
    const extractor = await loaded({
      ...READER,
      complete: () => Promise.reject(new Error('boom')),
    });
    expect(await extractor.complete({ id: 'q', question: QUESTION })).toMatchObject({
      error: { code: 'crashed' },
    });
  });
});
