import { describe, expect, it, vi } from 'vitest';
import { EMPTY_EXTRACTION, type Extraction } from '../../core/extraction';
import type { Failure } from '../contract/extractor';
import { startRun, type RunProgress, type RunRequest } from './extraction-run';
import { DrivenClient, MODEL } from './fake-client.fixture';
import { FindsCache } from './finds-cache';
import { HandClock } from './hand-clock.fixture';

const SCHEMA = { entities: [{ name: '头' }, { name: '尾' }], relations: [], events: [] };
const CRASHED: Failure = { code: 'crashed', detail: '' };

/** Some twenty windows with one stem in each sentence. */
const TEXT = Array.from(
  { length: 120 },
  (_, at) => `这一句说的是${'甲乙丙丁'.charAt(at % 4)}，第${at}次说起，后面再没有别的了。`,
).join('');

function mentionAt(start: number, text: string): Extraction['mentions'][number] {
  return {
    id: `${start}-${start + text.length}-旧`,
    type: '旧',
    start,
    end: start + text.length,
    text,
  };
}

function begin(request: Partial<RunRequest> = {}, client = new DrivenClient()) {
  const clock = new HandClock();
  const reports: RunProgress[] = [];
  const finish = vi.fn();
  const task = { text: TEXT, schema: SCHEMA };
  const whole = { task, stale: EMPTY_EXTRACTION, ...request };
  const progress = (report: RunProgress): number => reports.push(report);
  const run = startRun(client, whole, { progress, finish }, clock);
  const finished = (): Extraction => (finish.mock.calls[0] as [unknown, Extraction])[1];
  return { client, clock, reports, finish, finished, run };
}

type Begun = ReturnType<typeof begin>;

async function readAll({ client, clock, finish }: Begun): Promise<void> {
  while (client.job.step());
  await client.job.end();
  await clock.pass(1000);
  expect(finish).toHaveBeenCalledOnce();
}

async function filledCache(): Promise<FindsCache> {
  const cache = new FindsCache();
  await readAll(begin({ cache }));
  return cache;
}

const textsOf = ({ mentions }: Extraction): string => mentions.map(({ text }) => text).join('');

describe('a run over a text that nothing is known of', () => {
  it('asks for the whole text and gathers every window', async () => {
    const begun = begin();
    expect(begun.client.job.task).toEqual({ text: TEXT, schema: SCHEMA });
    await readAll(begun);
    expect(textsOf(begun.finished())).toBe('甲乙丙丁'.repeat(30));
    for (const { start, end, text } of begun.finished().mentions) {
      expect(TEXT.slice(start, end)).toBe(text);
    }
  });

  it('reports the first window at once and then at most one report in 150 ms', async () => {
    const { client, clock, reports } = begin();
    client.job.step();
    await clock.pass(0);
    expect(reports).toHaveLength(1);
    client.job.step();
    client.job.step();
    await clock.pass(149);
    expect(reports).toHaveLength(1);
    await clock.pass(1);
    expect(reports.map(({ done }) => done)).toEqual([1, 3]);
    expect(reports[1]?.total).toBeGreaterThan(10);
  });

  it('waits longer after a report that took long', async () => {
    const { client, clock, reports } = begin();
    clock.perLook = 30;
    client.job.step();
    await clock.pass(0);
    clock.perLook = 0;
    client.job.step();
    await clock.pass(200);
    expect(reports).toHaveLength(1);
    await clock.pass(100);
    expect(reports).toHaveLength(2);
  });

  it('shows what a window has so far, and only what the whole one says once it is there', async () => {
    const { client, clock, reports } = begin({}, new DrivenClient(() => EMPTY_EXTRACTION));
    client.job.step({ ...EMPTY_EXTRACTION, mentions: [mentionAt(6, '甲')] });
    await clock.pass(200);
    expect(reports.at(-1)).toMatchObject({ done: 0 });
    expect(textsOf(reports.at(-1)?.extraction ?? EMPTY_EXTRACTION)).toBe('甲');
    client.job.step();
    await clock.pass(200);
    expect(reports.at(-1)).toMatchObject({ done: 1 });
    expect(textsOf(reports.at(-1)?.extraction ?? EMPTY_EXTRACTION)).toBe('');
  });

  it('shows what was known before where it has not come yet, and not after its end', async () => {
    const last = TEXT.length - 2;
    const stale = { ...EMPTY_EXTRACTION, mentions: [mentionAt(last, TEXT.slice(last, last + 1))] };
    const begun = begin({ stale });
    begun.client.job.step();
    await begun.clock.pass(0);
    expect(begun.reports[0]?.extraction.mentions.at(-1)).toEqual(stale.mentions[0]);
    await readAll(begun);
    expect(begun.finished().mentions.some(({ type }) => type === '旧')).toBe(false);
  });

  it('keeps what was found, and what was known of the rest, when the job fails', async () => {
    const last = TEXT.length - 2;
    const stale = { ...EMPTY_EXTRACTION, mentions: [mentionAt(last, TEXT.slice(last, last + 1))] };
    const { client, finish, finished } = begin({ stale });
    client.job.step();
    await client.job.end(CRASHED);
    expect(finish.mock.calls[0]?.[0]).toEqual({ ok: false, error: CRASHED });
    expect(finished().mentions.at(0)?.text).toBe('甲');
    expect(finished().mentions.at(-1)).toEqual(stale.mentions[0]);
  });
});

describe('cancel', () => {
  it('ends the job; nothing is reported or finished after it', async () => {
    const { run, client, clock, reports, finish } = begin();
    client.job.step();
    run.cancel();
    client.job.step();
    await client.job.end({ code: 'cancelled', detail: '' });
    await clock.pass(1000);
    expect(client.job.cancelled).toBe(true);
    expect(reports).toEqual([]);
    expect(finish).not.toHaveBeenCalled();
  });

  it('also ends a run that has all it needs but has not said so yet', async () => {
    const { run, clock, reports, finish } = begin({ cache: await filledCache() });
    run.cancel();
    await clock.pass(1000);
    expect(reports).toEqual([]);
    expect(finish).not.toHaveBeenCalled();
  });
});

describe('a run over a text that was read before', () => {
  it('asks for nothing and finishes at once, though never within the call that began it', async () => {
    const cache = await filledCache();
    const begun = begin({ cache });
    expect(begun.finish).not.toHaveBeenCalled();
    await begun.clock.pass(10);
    expect(begun.client.jobs).toEqual([]);
    expect(begun.finish.mock.calls[0]?.[0]).toMatchObject({ ok: true, value: { chunks: 0 } });
    expect(textsOf(begun.finished())).toBe('甲乙丙丁'.repeat(30));
  });

  it('reads again under another schema, another model or another version', async () => {
    const cache = await filledCache();
    const schema = { ...SCHEMA, entities: SCHEMA.entities.slice(0, 1) };
    expect(begin({ cache, task: { text: TEXT, schema } }).client.jobs).toHaveLength(1);
    const other = new DrivenClient();
    other.loaded = { ...MODEL, version: '2' };
    expect(begin({ cache }, other).client.jobs).toHaveLength(1);
  });

  it('reads what is missing, and shows the rest before the model has answered', async () => {
    const cache = await filledCache();
    const text = `${TEXT.slice(0, 1500)}甲${TEXT.slice(1500)}`;
    const begun = begin({ cache, task: { text, schema: SCHEMA } });
    await begun.clock.pass(10);
    expect(textsOf(begun.reports[0]?.extraction ?? EMPTY_EXTRACTION).length).toBeGreaterThan(100);
    await readAll(begun);
    expect(begun.client.read.length).toBeLessThanOrEqual(4);
    expect(textsOf(begun.finished())).toHaveLength(121);
  });

  it('joins what is known in slices', async () => {
    const cache = await filledCache();
    const client = new DrivenClient();
    const clock = new HandClock();
    clock.perLook = 5;
    let finished = 0;
    const events = { progress: () => undefined, finish: () => (finished += 1) };
    startRun(
      client,
      { task: { text: TEXT, schema: SCHEMA }, stale: EMPTY_EXTRACTION, cache },
      events,
      clock,
    );
    const later = vi.spyOn(clock, 'later');
    await clock.pass(5000);
    expect(later.mock.calls.length).toBeGreaterThan(5);
    expect(finished).toBe(1);
  });

  it('reads what is missing around the edit first', async () => {
    const cache = await filledCache();
    const marked = `新${TEXT.slice(0, 3000)}新${TEXT.slice(3000)}`;
    const near = marked.lastIndexOf('新');
    const { client } = begin({ cache, near, task: { text: marked, schema: SCHEMA } });
    client.job.step();
    expect(client.read[0]?.startsWith('新')).toBe(false);
    while (client.job.step());
    expect(client.read.some((window) => window.startsWith('新'))).toBe(true);
  });

  it('keeps finds under the model that read them, not under the one that was planned', async () => {
    const cache = new FindsCache();
    const client = new DrivenClient();
    client.reads = { ...MODEL, id: 'lesser' };
    await readAll(begin({ cache }, client));
    expect(begin({ cache }).client.jobs).toHaveLength(1);
  });

  it('asks for everything where no model is loaded yet', async () => {
    const client = new DrivenClient();
    client.loaded = undefined;
    const begun = begin({ cache: await filledCache() }, client);
    expect(client.job.task).toEqual({ text: TEXT, schema: SCHEMA });
    await readAll(begun);
    expect(textsOf(begun.finished())).toBe('甲乙丙丁'.repeat(30));
  });
});
