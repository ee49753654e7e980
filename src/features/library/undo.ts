/** One step back or forward, whatever came last: in the open document, or the removal of documents. */
import type { Workspace } from '../workspace/workspace.svelte';
import type { Library } from './library.svelte';

export interface Undo {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly undo: () => void;
  readonly redo: () => void;
}

export function createUndo(
  workspace: Pick<Workspace, 'canUndo' | 'canRedo' | 'history' | 'undo' | 'redo'>,
  library: () => Pick<Library, 'lastRemoval' | 'restore'> | undefined,
): Undo {
  return {
    get canUndo() {
      return workspace.canUndo || (library()?.lastRemoval ?? 0) > 0;
    },
    get canRedo() {
      return workspace.canRedo;
    },
    undo: () => {
      const last = workspace.canUndo ? (workspace.history.undo.at(-1)?.at ?? 0) : 0;
      const documents = library();
      if (documents !== undefined && documents.lastRemoval > last) void documents.restore();
      else workspace.undo();
    },
    redo: () => {
      workspace.redo();
    },
  };
}

/** What a key asks for: Ctrl or Cmd with Z or Y, with or without Shift. */
export function undoKey({
  key,
  ctrlKey,
  metaKey,
  shiftKey,
  altKey,
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>):
  'undo' | 'redo' | undefined {
  if (altKey || ctrlKey === metaKey) return undefined;
  const letter = key.toLowerCase();
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  return letter === 'y' && ctrlKey ? 'redo' : undefined;
}
