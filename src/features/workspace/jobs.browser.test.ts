import { describe, expect, it, vi } from 'vitest';
import { EMPTY_EXTRACTION, type Extraction } from '../../core/extraction';
import { err, ok } from '../../core/result';
import { EMPTY_SCHEMA } from '../../core/schema';
import type { RunClient } from '../../engine/run/extraction-run';
import { EMPTY_INSTRUCTIONS } from './empty-instructions.fixture';
import { Jobs } from './jobs.svelte';

/** A client that finds nothing, when the test lets it; `asked` counts how often it was. */
function open() {
  const asked: string[] = [];
  const answers: ((good: boolean) => void)[] = [];
  const client: RunClient = {
    loaded: undefined,
    extract: (task, onChunk) => {
      asked.push(task.text);
      const done = new Promise<boolean>((resolve) => answers.push(resolve)).then((good) => {
        if (!good) return err({ code: 'crashed', detail: 'scripted' } as const);
        const { length } = task.text;
        const whole = { index: 0, count: 1, start: 0, end: length, coreStart: 0, coreEnd: length };
        const model = { id: 'm', kind: 'encoder', version: '1' } as const;
        onChunk({ ...whole, model, extraction: EMPTY_EXTRACTION });
        return ok({ chunks: 1, milliseconds: 1 });
      });
      return { done, cancel: () => undefined };
    },
  };
  const taken: { extraction: Extraction; complete: boolean }[] = [];
  const subject: { text: string | undefined } = { text: '甲。' };
  const jobs = new Jobs(client, {
    request: () =>
      subject.text === undefined
        ? undefined
        : {
            task: { text: subject.text, schema: EMPTY_SCHEMA, instructions: EMPTY_INSTRUCTIONS },
            stale: EMPTY_EXTRACTION,
          },
    take: (extraction, complete) => taken.push({ extraction, complete }),
  });
  const phase = (wanted: string) =>
    vi.waitFor(() => {
      expect(jobs.state.phase).toBe(wanted);
    });
  const asks = (count: number) =>
    vi.waitFor(() => {
      expect(asked).toHaveLength(count);
    });
  return { jobs, subject, asked, answers, taken, phase, asks };
}

describe('Jobs', () => {
  it('waits for the model, then reads and says how it ended', async () => {
    const { jobs, answers, taken, phase, asks } = open();
    jobs.schedule(0);
    expect(jobs.state).toEqual({ phase: 'waiting' });
    jobs.start();
    await asks(1);
    answers[0]?.(true);
    await phase('done');
    expect(taken.at(-1)?.complete).toBe(true);
  });

  it('is idle where there is nothing to read', () => {
    const { jobs, subject } = open();
    subject.text = undefined;
    jobs.start();
    jobs.schedule(0);
    expect(jobs.state).toEqual({ phase: 'idle' });
  });

  it('holds until it is asked where a person wants that, and tells of a long pause', async () => {
    const { jobs, asked, asks } = open();
    jobs.start();
    jobs.schedule('button');
    expect(jobs.state).toEqual({ phase: 'held' });
    jobs.schedule(60_000);
    expect(jobs.state).toEqual({ phase: 'held', milliseconds: 60_000 });
    expect(asked).toEqual([]);
    jobs.schedule(0);
    await asks(1);
  });

  it('begins after a short pause by itself', async () => {
    const { jobs, asks } = open();
    jobs.start();
    jobs.schedule(20);
    expect(jobs.state).toEqual({ phase: 'waiting' });
    await asks(1);
  });

  // Catches: an answer to a run that was stopped, taken for that of the next one.
  it('takes nothing from a run that was cancelled', async () => {
    const { jobs, answers, taken, asks } = open();
    jobs.start();
    jobs.schedule(0);
    await asks(1);
    jobs.cancel();
    expect(jobs.state).toEqual({ phase: 'cancelled' });
    const before = taken.length;
    answers[0]?.(true);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(jobs.state).toEqual({ phase: 'cancelled' });
    expect(taken).toHaveLength(before);
  });

  it('says what failed, and shows what is stored without a run', async () => {
    const { jobs, answers, phase, asks } = open();
    jobs.start();
    jobs.schedule(0);
    await asks(1);
    answers[0]?.(false);
    await phase('failed');
    jobs.rest('schema');
    expect(jobs.state).toEqual({ phase: 'stored', changed: 'schema' });
    jobs.rest();
    expect(jobs.state).toEqual({ phase: 'stored' });
  });

  it('waits again while another model is loaded', async () => {
    const { jobs, asks } = open();
    jobs.start();
    jobs.schedule(0);
    await asks(1);
    jobs.pause();
    expect(jobs.state).toEqual({ phase: 'waiting' });
    jobs.start();
    await asks(2);
  });
});
