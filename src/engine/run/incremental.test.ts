import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_EXTRACTION, type Extraction } from '../../core/extraction';
import { startRun } from './extraction-run';
import { DrivenClient } from './fake-client.fixture';
import { FindsCache } from './finds-cache';
import { HandClock } from './hand-clock.fixture';

const SCHEMA = {
  entities: [{ name: '头' }, { name: '尾' }],
  relations: [{ name: '邻', head: '头', tail: '尾' }],
  events: [],
};

async function read(text: string, cache: FindsCache): Promise<{ found: Extraction; read: number }> {
  const client = new DrivenClient();
  const clock = new HandClock();
  let found: Extraction | undefined;
  const request = { task: { text, schema: SCHEMA }, stale: EMPTY_EXTRACTION, cache };
  const events = {
    progress: () => undefined,
    finish: (_: unknown, extraction: Extraction) => (found = extraction),
  };
  startRun(client, request, events, clock);
  if (client.jobs.length > 0) {
    while (client.job.step());
    await client.job.end();
  }
  await clock.pass(10_000);
  if (found === undefined) throw new Error('the run did not finish');
  return { found, read: client.read.length };
}

const piece = fc.constantFrom(
  ...[
    '甲',
    '乙丙',
    '丁',
    '的',
    '。',
    '，',
    '\n',
    '甲乙丙丁',
    '山上有人',
    '走了很远的路，',
    'ab 12',
    '🐿',
  ],
);
const text = fc.array(piece, { minLength: 200, maxLength: 500 }).map((pieces) => pieces.join(''));
const edit = fc.record({
  at: fc.nat(2000),
  removed: fc.nat(12),
  inserted: fc.oneof(piece, fc.constant('')),
});

describe('a text that is edited step by step', () => {
  // Catches: finds kept with offsets into a text that changed, a window that is taken for another one,
  // a cut mention or a link across windows that is left over from before the edit.
  it('holds after each edit just what a run from scratch finds', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        async (first, edits) => {
          const cache = new FindsCache();
          let current = first;
          await read(current, cache);
          for (const { at, removed, inserted } of edits) {
            const place = at % (current.length + 1);
            current = current.slice(0, place) + inserted + current.slice(place + removed);
            const { found } = await read(current, cache);
            expect(found).toEqual((await read(current, new FindsCache())).found);
          }
          // Undone, or opened again: all is known.
          expect((await read(first, cache)).read).toBe(0);
        },
      ),
      { numRuns: 30 },
    );
  });
});
