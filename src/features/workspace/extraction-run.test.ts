import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EMPTY_EXTRACTION, type Extraction } from '../../core/extraction';
import { err, ok, type Result } from '../../core/result';
import { EMPTY_SCHEMA } from '../../core/schema';
import type { ExtractorClient } from '../../engine/client/client';
import type { ChunkListener, Failure, JobSummary } from '../../engine/contract/extractor';
import { startRun, type RunProgress } from './extraction-run';

type Outcome = Result<JobSummary, Failure>;

const TEXT = '甲乙丙丁戊己庚辛壬癸';
const SUMMARY: JobSummary = { chunks: 10, milliseconds: 1 };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A client driven by hand: each chunk is one character and finds it. */
function drive(stale: Extraction = EMPTY_EXTRACTION) {
  let listener: ChunkListener = () => undefined;
  let end: (outcome: Outcome) => void = () => undefined;
  const cancel = vi.fn();
  const client: Pick<ExtractorClient, 'extract'> = {
    extract: (_text, _schema, { onChunk }) => {
      listener = onChunk;
      return { done: new Promise<Outcome>((resolve) => (end = resolve)), cancel };
    },
  };
  const reports: RunProgress[] = [];
  const finish = vi.fn();
  const progress = (report: RunProgress): number => reports.push(report);
  const run = startRun(client, { text: TEXT, schema: EMPTY_SCHEMA, stale }, { progress, finish });
  const empty = (index: number): void => {
    const window = { index, count: TEXT.length, start: index, end: index + 1, coreEnd: index + 1 };
    listener({ ...window, extraction: EMPTY_EXTRACTION });
  };
  const chunk = (index: number, partial = false): void => {
    const [start, text] = [index, TEXT.charAt(index)];
    const mention = { id: 'm', type: '字', start, end: start + 1, text };
    const extraction = { ...EMPTY_EXTRACTION, mentions: [mention] };
    const end = start + 1;
    listener({ index, count: TEXT.length, start, end, coreEnd: end, partial, extraction });
  };
  return {
    run,
    reports,
    finish,
    cancel,
    chunk,
    empty,
    end: (outcome: Outcome) => {
      end(outcome);
    },
  };
}

function textsOf({ mentions }: Extraction): string {
  return mentions.map(({ text }) => text).join('');
}

describe('startRun', () => {
  it('shows what a chunk has so far, and only what the whole chunk says once it is there', async () => {
    const { reports, chunk, empty } = drive();
    chunk(0);
    await vi.advanceTimersByTimeAsync(1);
    chunk(1, true);
    await vi.advanceTimersByTimeAsync(200);
    expect(reports.at(-1)).toMatchObject({ done: 1, total: 10 });
    expect(reports.map(({ extraction }) => textsOf(extraction))).toEqual(['甲', '甲乙']);
    empty(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(reports.at(-1)).toMatchObject({ done: 2 });
    expect(textsOf(reports.at(-1)?.extraction ?? EMPTY_EXTRACTION)).toBe('甲');
  });

  it('reports the first chunk at once and then at most one report in 150 ms', async () => {
    const { reports, chunk } = drive();
    chunk(0);
    await vi.advanceTimersByTimeAsync(0);
    expect(reports).toHaveLength(1);
    chunk(1);
    chunk(2);
    await vi.advanceTimersByTimeAsync(149);
    expect(reports).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(50);
    expect(reports).toHaveLength(2);
    expect(reports[1]).toMatchObject({ done: 3, total: 10 });
  });

  it('shows what was known before until the run gets there, and not after it', async () => {
    const known = { id: '9-10-字', type: '字', start: 9, end: 10, text: '癸' };
    const { reports, finish, chunk, end } = drive({ ...EMPTY_EXTRACTION, mentions: [known] });
    chunk(0);
    await vi.advanceTimersByTimeAsync(0);
    expect(reports[0] && textsOf(reports[0].extraction)).toBe('甲癸');
    end(ok(SUMMARY));
    await vi.advanceTimersByTimeAsync(0);
    const [, extraction] = finish.mock.calls[0] as [Outcome, Extraction];
    expect(textsOf(extraction)).toBe('甲');
  });

  it('keeps what was found when the job fails', async () => {
    const { finish, chunk, end } = drive();
    chunk(0);
    end(err({ code: 'crashed', detail: '' }));
    await vi.advanceTimersByTimeAsync(0);
    const [outcome, extraction] = finish.mock.calls[0] as [Outcome, Extraction];
    expect(outcome.ok).toBe(false);
    expect(textsOf(extraction)).toBe('甲');
  });

  it('says nothing more once it is cancelled', async () => {
    const { run, reports, finish, cancel, chunk, end } = drive();
    chunk(0);
    run.cancel();
    chunk(1);
    end(err({ code: 'cancelled', detail: '' }));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(cancel).toHaveBeenCalledOnce();
    expect(reports).toHaveLength(0);
    expect(finish).not.toHaveBeenCalled();
  });
});
