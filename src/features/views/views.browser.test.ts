import { deleteDB } from 'idb';
import { afterEach, describe, expect, it } from 'vitest';
import { newDocument } from '../../core/document';
import type { Extraction } from '../../core/extraction';
import { ok } from '../../core/result';
import type { RunClient } from '../../engine/run/extraction-run';
import { Workspace } from '../workspace/workspace.svelte';
import { closeDatabase } from '../../storage/db';
import { addDocuments } from '../../storage/documents';
import { Navigation } from '../workspace/navigation.svelte';
import { ManyDocuments, OpenDocument } from './graph/graph-source.svelte';
import { GraphState } from './graph/graph-state.svelte';
import { viewsZh } from './messages/zh';
import { TableState } from './table/table-state.svelte';

const TEXT = '许岚在海岳科技工作。许岚的女儿许沐在海岳科技实习。';
const SCHEMA = {
  entities: [{ name: '人物' }, { name: '企业' }],
  relations: [
    { name: '任职于', head: '人物', tail: '企业' },
    { name: '女儿', head: '人物', tail: '人物' },
  ],
  events: [],
};

function mention(type: string, quote: string, from = 0, score = 0.9) {
  const start = TEXT.indexOf(quote, from);
  return { id: `${type}${start}`, type, start, end: start + quote.length, text: quote, score };
}

const FOUND: Extraction = {
  mentions: [
    mention('人物', '许岚'),
    mention('企业', '海岳科技', 0, 0.6),
    mention('人物', '许岚', 5, 0.8),
    mention('人物', '许沐'),
  ],
  relations: [
    { type: '任职于', head: '人物0', tail: '企业3', score: 0.9 },
    { type: '女儿', head: '人物10', tail: '人物15', score: 0.7 },
  ],
  events: [],
  issues: [],
};

/** A client that is never asked: the finds are there. */
const client: RunClient = {
  loaded: undefined,
  extract: () => ({
    done: Promise.resolve(ok({ chunks: 0, milliseconds: 0 })),
    cancel: () => undefined,
  }),
};

const sourceOf = (workspace: Workspace) => new OpenDocument(workspace, new Navigation());

function open(): Workspace {
  const workspace = new Workspace({
    client,
    instructions: () => ({}) as never,
    typingDelay: () => 50,
  });
  const predictions = { extraction: FOUND, model: 'm', schema: SCHEMA, at: 0, complete: true };
  workspace.open({ ...newDocument('d', 0, { schema: SCHEMA, text: TEXT }), predictions });
  return workspace;
}

afterEach(() => {
  localStorage.clear();
});

describe('TableState', () => {
  it('orders by a column and turns round, and keeps the columns that were chosen', () => {
    const workspace = open();
    const table = new TableState(workspace, () => viewsZh.table);
    expect(table.rows.map(({ cells }) => cells.text)).toEqual(['许岚', '海岳科技', '许岚', '许沐']);
    table.orderBy('score');
    expect(table.rows.map(({ score }) => score)).toEqual([0.9, 0.9, 0.8, 0.6]);
    table.orderBy('score');
    expect(table.rows[0]?.score).toBe(0.6);
    table.toggle('sentence');
    expect(table.columns).not.toContain('sentence');
    expect(new TableState(workspace, () => viewsZh.table).columns).not.toContain('sentence');
  });

  it('never hides its last column', () => {
    const table = new TableState(open(), () => viewsZh.table);
    for (const column of [...table.columns, 'origin'] as const) table.toggle(column);
    expect(table.columns.length).toBeGreaterThan(0);
  });

  it('follows what is out of sight', () => {
    const workspace = open();
    const table = new TableState(workspace, () => viewsZh.table);
    workspace.hidden = new Set(['人物']);
    expect(table.rows.map(({ cells }) => cells.text)).toEqual(['海岳科技']);
    table.show('relations');
    expect(table.rows).toEqual([]);
  });
});

describe('GraphState', () => {
  it('lays its nodes out in the worker, in sight of the window', async () => {
    const state = new GraphState(sourceOf(open()));
    const window = { width: 600, height: 400 };
    state.layOut(state.graph, window);
    await expect.poll(() => state.settled, { timeout: 20_000 }).toBe(true);
    expect(state.places.size).toBe(3);
    for (const { x, y } of state.places.values()) {
      const at = { x: x * state.zoom.scale + state.zoom.x, y: y * state.zoom.scale + state.zoom.y };
      expect(at.x).toBeGreaterThan(0);
      expect(at.x).toBeLessThan(window.width);
      expect(at.y).toBeGreaterThan(0);
      expect(at.y).toBeLessThan(window.height);
    }
    state.stop();
  });

  it('merges a thing into another by hand, and takes it apart again', () => {
    const workspace = open();
    const state = new GraphState(sourceOf(workspace));
    const [one, , other] = state.graph.nodes;
    if (one === undefined || other === undefined) throw new Error('no nodes');
    state.merge(one.key, other.key);
    expect(state.node?.name).toBe(other.name);
    expect(state.graph.nodes).toHaveLength(2);
    state.split(other.key);
    expect(state.graph.nodes).toHaveLength(3);
    // A step like any other, and part of the document: another visit finds it.
    workspace.undo();
    expect(state.graph.nodes).toHaveLength(2);
    expect(new GraphState(sourceOf(workspace)).graph.nodes).toHaveLength(2);
    workspace.undo();
    expect(state.graph.nodes).toHaveLength(3);
    state.stop();
  });

  it('keeps the point under the pointer in its place when it zooms', () => {
    const state = new GraphState(sourceOf(open()));
    const point = { x: 120, y: 80 };
    state.pan(30, -20);
    const before = (point.x - state.zoom.x) / state.zoom.scale;
    state.zoomBy(1.7, point);
    expect((point.x - state.zoom.x) / state.zoom.scale).toBeCloseTo(before);
  });
});

describe('the graph of many documents', () => {
  // Faults: one node a document for one name, a place that leads into the wrong document.
  it('has one node for a name, and leads to each place of it', async () => {
    await closeDatabase();
    await deleteDB('chinchilla');
    const workspace = open();
    const { document } = workspace;
    const shift = '昨天，';
    const { predictions } = document;
    if (predictions === undefined) throw new Error('no predictions');
    const moved = FOUND.mentions.map((one) => {
      return { ...one, start: one.start + shift.length, end: one.end + shift.length };
    });
    const extraction = { ...FOUND, mentions: moved };
    const other = {
      ...document,
      id: 'other',
      text: shift + TEXT,
      predictions: { ...predictions, extraction },
    };
    await addDocuments([other]);
    const opened: unknown[] = [];
    const chosen = {
      ids: [document.id, 'other'],
      open: (id: string, { start, end }: { start: number; end: number }) =>
        opened.push([id, (id === 'other' ? other.text : TEXT).slice(start, end)]),
    };
    const many = new ManyDocuments(workspace, chosen);
    await expect.poll(() => many.extraction.mentions.length).toBe(8);
    const state = new GraphState(many);
    const firm = state.graph.nodes.find(({ name }) => name === '海岳科技');
    expect(firm?.mentions).toHaveLength(2);
    for (const mention of firm?.mentions ?? []) many.show(mention);
    expect(opened).toEqual([
      [document.id, '海岳科技'],
      ['other', '海岳科技'],
    ]);
    state.stop();
  });
});
