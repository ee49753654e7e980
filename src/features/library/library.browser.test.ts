import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newDocument } from '../../core/document';
import { closeDatabase } from '../../storage/db';
import { addDocuments, deleteDocuments, loadDocument } from '../../storage/documents';
import { EMPTY_INSTRUCTIONS } from '../workspace/empty-instructions.fixture';
import { Workspace } from '../workspace/workspace.svelte';
import { Library } from './library.svelte';
import { createUndo, undoKey } from './undo';
import { bringIn } from './workspace-file/bring-in';

const SCHEMA = { entities: [{ name: '人物' }], relations: [], events: [] };
const client = {
  loaded: undefined,
  extract: () => ({ done: new Promise<never>(() => undefined), cancel: () => undefined }),
};

const opened: Library[] = [];

async function openLibrary() {
  const workspace = new Workspace({
    client,
    instructions: () => EMPTY_INSTRUCTIONS,
    typingDelay: () => 50,
  });
  workspace.open(newDocument(`new-${opened.length}`, 0, { schema: SCHEMA }));
  const library = new Library(workspace);
  await library.begin();
  opened.push(library);
  return { workspace, library };
}

async function textOf(id: string): Promise<string | undefined> {
  const loaded = await loadDocument(id);
  return loaded.ok ? loaded.value?.document.text : undefined;
}

beforeEach(async () => {
  await closeDatabase();
  await deleteDB('chinchilla');
  localStorage.clear();
  sessionStorage.clear();
});

afterEach(() => {
  for (const library of opened.splice(0)) library.forget();
});

describe('Library', () => {
  it('saves what is typed within a quarter of a second, and brings it back', async () => {
    const { workspace } = await openLibrary();
    workspace.edit('林晓雯来了');
    const { id } = workspace.document;
    await vi.waitFor(
      async () => {
        expect(await textOf(id)).toBe('林晓雯来了');
      },
      { timeout: 600 },
    );
    for (const library of opened.splice(0)) library.forget();
    const next = await openLibrary();
    expect(next.workspace.text).toBe('林晓雯来了');
  });

  it('keeps no empty document, and opens each one as it was left', async () => {
    const { workspace, library } = await openLibrary();
    workspace.edit('第一份');
    const first = workspace.document.id;
    await library.create();
    workspace.edit('第二份');
    await library.create();
    expect(library.summaries).toHaveLength(2);
    await library.open(first);
    expect(workspace.text).toBe('第一份');
    expect(workspace.schema).toEqual(SCHEMA);
  });

  it('brings removed documents back, by undo after whatever came last', async () => {
    const { workspace, library } = await openLibrary();
    workspace.edit('第一份');
    const first = workspace.document.id;
    await library.create();
    workspace.edit('第二份');
    await library.remove([first, workspace.document.id]);
    expect(library.summaries).toHaveLength(0);
    expect(workspace.text).toBe('');
    const steps = createUndo(workspace, () => library);
    steps.undo();
    await vi.waitFor(() => {
      expect(library.summaries).toHaveLength(2);
    });
    expect(await textOf(first)).toBe('第一份');
  });

  it('shows a document that another tab edits read-only, follows it, and takes it over', async () => {
    const one = await openLibrary();
    one.workspace.edit('甲');
    await one.library.keeper.flush();
    const two = await openLibrary();
    await two.library.open(one.workspace.document.id);
    expect(two.workspace.readOnly).toBe(true);
    one.workspace.edit('甲乙');
    await vi.waitFor(() => {
      expect(two.workspace.text).toBe('甲乙');
    });
    one.workspace.edit('甲乙丙');
    await two.library.takeOver();
    expect(two.workspace.text).toBe('甲乙丙');
    expect([one.workspace.readOnly, two.workspace.readOnly]).toEqual([true, false]);
  });

  it('does not remove what another tab edits, and says which', async () => {
    const one = await openLibrary();
    one.workspace.edit('甲');
    await one.library.keeper.flush();
    const two = await openLibrary();
    await two.library.create();
    await two.library.remove([one.workspace.document.id]);
    expect(two.library.notice).toEqual({ kind: 'edited-elsewhere', title: '甲' });
    expect(await textOf(one.workspace.document.id)).toBe('甲');
  });

  it('saves the open document anew where storage was cleared, and names the others as lost', async () => {
    const { workspace, library } = await openLibrary();
    workspace.edit('丢失的一份');
    await library.create();
    workspace.edit('打开的一份');
    await library.keeper.flush();
    await deleteDocuments(library.summaries.map(({ id }) => id));
    workspace.edit('打开的一份，继续写');
    await library.keeper.flush();
    expect(await textOf(workspace.document.id)).toBe('打开的一份，继续写');
    await vi.waitFor(() => {
      expect(library.notice).toEqual({ kind: 'lost', titles: ['丢失的一份'] });
    });
  });

  it('keeps both texts where another tab saved the document first', async () => {
    const { workspace, library } = await openLibrary();
    workspace.edit('这里的');
    await library.keeper.flush();
    const { id } = workspace.document;
    await deleteDocuments([id]);
    await addDocuments([newDocument(id, 1, { text: '别处的' })]);
    const { saveDocument } = await import('../../storage/documents');
    await saveDocument(newDocument(id, 1, { text: '别处的，又改' }), 1);
    workspace.edit('这里的，继续');
    await library.keeper.flush();
    await vi.waitFor(async () => {
      expect(await textOf(workspace.document.id)).toBe('这里的，继续');
    });
    expect(workspace.document.id).not.toBe(id);
    expect(await textOf(id)).toBe('别处的，又改');
    expect(library.notice).toEqual({ kind: 'conflict' });
  });

  it('imports a file once, beside other states, or instead of what is there', async () => {
    const { workspace, library } = await openLibrary();
    workspace.edit('现有的');
    await library.keeper.flush();
    const incoming = [newDocument('x', 1, { text: '带来的' })];
    expect(await bringIn(library, incoming, false)).toEqual({ added: 1, beside: 0, same: 0 });
    expect(await bringIn(library, incoming, false)).toEqual({ added: 0, beside: 0, same: 1 });
    const other = [newDocument('x', 2, { text: '带来的，另一版' })];
    expect(await bringIn(library, other, false)).toMatchObject({ added: 1, beside: 1 });
    await bringIn(library, incoming, true);
    expect(library.summaries.map(({ title }) => title)).toEqual(['带来的']);
  });
});

describe('undoKey', () => {
  const press = (
    key: string,
    held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>>,
  ) => undoKey({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });

  it('knows the keys of all systems, and no others', () => {
    expect(press('z', { ctrlKey: true })).toBe('undo');
    expect(press('Z', { metaKey: true, shiftKey: true })).toBe('redo');
    expect(press('y', { ctrlKey: true })).toBe('redo');
    expect(press('y', { metaKey: true })).toBeUndefined();
    expect(press('z', {})).toBeUndefined();
    expect(press('z', { ctrlKey: true, altKey: true })).toBeUndefined();
  });
});
