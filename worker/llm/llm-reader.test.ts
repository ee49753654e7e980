/** Questions and windows on one engine: each in its turn, whatever is cancelled meanwhile. */
import { describe, expect, it } from 'vitest';
import type { LoadedModel } from '../../src/engine/contract/extractor';
import { animals, engineFor, said, text, WANTED } from './extract-job.fixture';
import { readerOf } from './llm-reader';

const MODEL: LoadedModel = {
  ...{ id: 'm', version: '1', kind: 'llm', origin: 'indexeddb', home: 'indexeddb' },
  ...{ backend: 'webgpu', threads: 1, knownLabels: [] },
};
const QUESTION = { messages: [{ role: 'user', content: '栗鼠' }], maxTokens: 300 } as const;
const never = new AbortController().signal;
const job = {
  schema: animals,
  length: text.length,
  isCancelled: () => false,
  onPartial: () => undefined,
};

describe('a large model as a reader', () => {
  // Faults: two requests at once, which the engine cannot; a text that is cancelled before its turn and cuts
  // the answer that is being written.
  it('answers a question whole while a cancelled text waits for its turn', async () => {
    let begun: () => void = () => undefined;
    const beginning = new Promise<void>((resolve) => (begun = resolve));
    let goOn: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => (goOn = resolve));
    const engine = engineFor(WANTED, {
      beforeToken: () => {
        begun();
        return waiting;
      },
    });
    const reader = readerOf(MODEL, engine, () => Promise.resolve());
    const answer = reader.complete?.(QUESTION, never);
    await beginning;
    const reading = reader.read([text], job);
    reader.interrupt();
    goOn();
    expect(await answer).toEqual({ ok: true, value: { text: WANTED, finish: 'stop' } });
    const read = await reading;
    expect(read.ok && read.value.flatMap(said)).toHaveLength(4);
  });
});
