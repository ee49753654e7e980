import { describe, expect, it } from 'vitest';
import { newDocument } from '../../core/document';
import type { DocumentSummary, QueueRecord } from '../../storage/records';
import { laneCount } from './lanes';
import { arrangeRows, documentRows, typesOf } from './rows';
import { Speed } from './speed';
import { Totals } from './totals';

const summary = (id: string, more: Partial<DocumentSummary> = {}): DocumentSummary => {
  return { id, title: id, length: 10, created: 0, changed: 0, done: false, decided: 0, ...more };
};

describe('laneCount', () => {
  it('leaves a core to the page in front, and takes all behind', () => {
    expect([laneCount(2, false, 8), laneCount(2, true, 8), laneCount(1, false, 8)]).toEqual([
      1, 2, 1,
    ]);
    expect([laneCount(32, true, undefined), laneCount(16, false, 4)]).toEqual([8, 2]);
  });
});

describe('rows', () => {
  const found = { mentions: 3, relations: 1, events: 0, types: { 人物: 2, 企业: 1 } };
  const all = [
    summary('甲', { found, read: true }),
    summary('乙'),
    summary('丙', { done: true }),
    summary('丁'),
  ];
  const queue = new Map<string, QueueRecord>([
    ['乙', { id: '乙', place: 1 }],
    ['丁', { id: '丁', place: 2, failed: { code: 'crashed', detail: '' } }],
  ]);

  it('say how far each document is', () => {
    const rows = documentRows(all, queue, new Map());
    expect(rows.map(({ state }) => state)).toEqual(['read', 'waiting', 'done', 'failed']);
    expect(documentRows(all, queue, new Map([['乙', 0.5]]))[1]).toMatchObject({
      state: 'reading',
      share: 0.5,
    });
  });

  it('are filtered and ordered', () => {
    const rows = documentRows(all, queue, new Map());
    const filter = { title: '', state: '', type: '' } as const;
    const order = { by: 'mentions', descending: true } as const;
    expect(arrangeRows(rows, filter, order)[0]?.summary.id).toBe('甲');
    expect(arrangeRows(rows, { ...filter, type: '企业' }, order)).toHaveLength(1);
    expect(arrangeRows(rows, { ...filter, state: 'failed' }, order)).toHaveLength(1);
    expect(typesOf(all)).toEqual(['人物', '企业']);
  });
});

it('counts things and pairs over documents, and where each stands first', () => {
  const totals = new Totals();
  for (const id of ['a', 'b']) {
    const mentions = [
      { id: '1', type: '企业', start: 0, end: 4, text: '海岳科技' },
      { id: '2', type: '人物', start: 5, end: 7, text: '许岚' },
      { id: '3', type: '企业', start: 9, end: 13, text: '海岳科技' },
    ];
    const relations = [{ type: '董事长', head: '1', tail: '2' }];
    const extraction = { mentions, relations, events: [], issues: [] };
    const empty = newDocument(id, 0, { text: '海岳科技由许岚掌管海岳科技' });
    const { schema } = empty;
    totals.add(
      { ...empty, predictions: { extraction, model: 'm', schema, at: 0, complete: true } },
      0.5,
    );
  }
  expect(totals.most('things', 1)).toMatchObject([
    {
      names: ['海岳科技'],
      type: '企业',
      count: 4,
      documents: 2,
      first: { document: 'a', start: 0 },
    },
  ]);
  expect(totals.most('pairs', 5)).toMatchObject([{ names: ['海岳科技', '许岚'], count: 2 }]);
});

it('reckons speed over what was read last', () => {
  const speed = new Speed();
  speed.begin(0);
  expect(speed.rate(1000)).toBeUndefined();
  speed.add(2000, 1000);
  expect(speed.rate(2000)).toBe(1000);
  speed.add(30_000, 100_000);
  expect(speed.rate(100_000)).toBe(1000);
});
