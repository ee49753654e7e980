import { afterEach, describe, expect, it, vi } from 'vitest';
import { Pen } from '../../core/decisions';
import { newDocument } from '../../core/document';
import { mentionId } from '../../core/mention';
import { ok } from '../../core/result';
import type { RunClient } from '../../engine/run/extraction-run';
import { EMPTY_INSTRUCTIONS } from './empty-instructions.fixture';
import { newId } from './new-id';
import { Workspace } from './workspace.svelte';

const SCHEMA = { entities: [{ name: '人物' }], relations: [], events: [] };

/** A client that finds every 林晓雯, at once; it counts how often it was asked. */
function findingClient() {
  const asked: string[] = [];
  const client: RunClient = {
    loaded: undefined,
    extract: ({ text }, onChunk) => {
      asked.push(text);
      const mentions = [...text.matchAll(/林晓雯/gu)].map(({ index, 0: found }) => {
        const end = index + found.length;
        const id = mentionId('人物', index, end);
        return { id, type: '人物', start: index, end, text: found, score: 0.9 };
      });
      const extraction = { mentions, relations: [], events: [], issues: [] };
      const { length } = text;
      const window = { index: 0, count: 1, start: 0, end: length, coreStart: 0, coreEnd: length };
      onChunk({ ...window, model: { id: 'm', kind: 'encoder', version: '1' }, extraction });
      return { done: Promise.resolve(ok({ chunks: 1, milliseconds: 1 })), cancel: () => undefined };
    },
  };
  return { client, asked };
}

function openWorkspace(text = '') {
  const { client, asked } = findingClient();
  const workspace = new Workspace({
    client,
    instructions: () => EMPTY_INSTRUCTIONS,
    typingDelay: () => 50,
  });
  workspace.open(newDocument('d', 0, { schema: SCHEMA, text }));
  workspace.start('model 1', false);
  return { workspace, asked };
}

const settled = (workspace: Workspace): Promise<void> =>
  vi.waitFor(() => {
    expect(workspace.job.phase).toBe('done');
  });

afterEach(() => {
  vi.restoreAllMocks();
});

describe('Workspace', () => {
  it('reads a text after a pause in typing and shows what was found', async () => {
    const { workspace, asked } = openWorkspace();
    workspace.edit('林晓雯');
    workspace.edit('林晓雯来了');
    await settled(workspace);
    expect(asked).toEqual(['林晓雯来了']);
    expect(workspace.shown.mentions.map(({ text }) => text)).toEqual(['林晓雯']);
    expect(workspace.document.predictions).toMatchObject({ model: 'model 1', complete: true });
  });

  it('shows stored results without a run, and says when the model is another one', async () => {
    const first = openWorkspace('林晓雯来了');
    await settled(first.workspace);
    const stored = first.workspace.document;
    const { workspace, asked } = openWorkspace();
    workspace.open(stored);
    expect(workspace.job).toEqual({ phase: 'stored' });
    expect(workspace.shown.mentions).toHaveLength(1);
    const other = openWorkspace().workspace;
    other.start('model 2', false);
    other.open(stored);
    expect(other.job).toEqual({ phase: 'stored', changed: 'model' });
    expect(asked).toEqual([]);
  });

  it('takes back a cleared text, an opened file and typing on after it, step by step', async () => {
    const { workspace } = openWorkspace('林晓雯来了');
    await settled(workspace);
    workspace.replace('');
    workspace.replace('另一份文件', { source: { file: 'a.txt' } });
    workspace.edit('另一份文件，改过');
    workspace.undo();
    expect(workspace.text).toBe('另一份文件');
    workspace.undo();
    workspace.undo();
    expect(workspace.text).toBe('林晓雯来了');
    workspace.redo();
    workspace.redo();
    expect(workspace.text).toBe('另一份文件');
  });

  it('takes back a schema, and reads with it again', async () => {
    const { workspace, asked } = openWorkspace('林晓雯来了');
    await settled(workspace);
    workspace.applySchema({ ...SCHEMA, entities: [{ name: '地点' }] });
    await settled(workspace);
    workspace.undo();
    await settled(workspace);
    expect(workspace.schema).toEqual(SCHEMA);
    expect(asked).toHaveLength(3);
  });

  it('keeps decisions apart from finds, over another run', async () => {
    const { workspace } = openWorkspace('林晓雯来了，林晓雯走了');
    await settled(workspace);
    const [first] = workspace.found.extraction.mentions;
    const decider = { name: '', now: 1, model: 'model 1', newId };
    const pen = new Pen(workspace.document, workspace.found, decider);
    pen.rejectMention(first?.id ?? '');
    workspace.apply(pen.change());
    workspace.retry();
    await settled(workspace);
    expect(workspace.shown.mentions.map(({ start }) => start)).toEqual([6]);
    workspace.undo();
    expect(workspace.shown.mentions).toHaveLength(2);
  });

  it('changes nothing and reads nothing where another tab edits the document', async () => {
    const { workspace, asked } = openWorkspace();
    workspace.open(newDocument('e', 0, { schema: SCHEMA, text: '林晓雯' }), true);
    workspace.edit('x');
    workspace.replace('y');
    workspace.choosePreset('ner-general');
    workspace.undo();
    expect(workspace.text).toBe('林晓雯');
    expect(workspace.schema).toEqual(SCHEMA);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(asked).toEqual([]);
  });

  it('has a history for each document', () => {
    const { workspace } = openWorkspace('甲');
    workspace.edit('甲乙');
    const first = workspace.document;
    workspace.open(newDocument('e', 0, { schema: SCHEMA, text: '丙' }));
    expect(workspace.canUndo).toBe(false);
    workspace.open(first);
    workspace.undo();
    expect(workspace.text).toBe('甲');
  });
});
