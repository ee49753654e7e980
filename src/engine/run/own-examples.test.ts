/** A run over a text with decisions: what a large model is shown of them, and what the cache makes of it. */
import { describe, expect, it, vi } from 'vitest';
import type { DecidedItems } from '../../core/decided';
import { EMPTY_EXTRACTION } from '../../core/extraction';
import { startRun } from './extraction-run';
import { DrivenClient } from './fake-client.fixture';
import { withOwnExamples } from './own-examples';

const TEXT = '栗鼠住在松果镇。后来下雨了。';
const ITEMS: DecidedItems = new Map([
  [
    'a',
    {
      ...{ id: 'a', kind: 'mention', type: '动物', start: 0, end: 2, quote: '栗鼠' },
      ...{ verdict: 'accepted', origin: { by: 'person' }, decidedBy: '', decidedAt: 1 },
    },
  ],
]);
const task = (ownExamples: boolean) => ({
  text: TEXT,
  schema: { entities: [{ name: '动物' }], relations: [], events: [] },
  instructions: { language: 'zh', texts: {}, asking: { ownExamples } } as const,
});

describe('examples of a run', () => {
  it('are of the decisions where they are switched on, and are sent with the task', () => {
    const client = new DrivenClient();
    const events = { progress: vi.fn(), finish: vi.fn() };
    startRun(client, { task: task(true), items: ITEMS, stale: EMPTY_EXTRACTION }, events);
    expect(client.job.task.instructions?.examples).toEqual([
      {
        text: '栗鼠住在松果镇。',
        found: [{ kind: 'entity', type: '动物', text: '栗鼠' }],
        not: [],
      },
    ]);
  });

  it('are none where they are switched off, or nothing was decided', () => {
    for (const [asked, items] of [
      [task(false), ITEMS],
      [task(true), new Map()],
      [task(true), undefined],
    ] as const) {
      expect(withOwnExamples(asked, items)).toBe(asked);
    }
  });
});
