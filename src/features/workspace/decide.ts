/** Decisions of the person at the page, as one step of undo. Loaded with the first feature that decides. */
import { Pen } from '../../core/decisions';
import { newId } from './new-id';
import type { Workspace } from './workspace.svelte';

/**
 * What `act` decides becomes one change of the open document. Ids are those of `workspace.found`,
 * which is not filtered by score. `name`: of the person, may be empty. Does nothing where the
 * document is edited in another tab; returns what `act` returned otherwise.
 */
export function decide<T>(workspace: Workspace, name: string, act: (pen: Pen) => T): T | undefined {
  if (workspace.readOnly) return undefined;
  const { document, found } = workspace;
  const model = document.predictions?.model ?? '';
  const pen = new Pen(document, found, { name, now: Date.now(), model, newId });
  const result = act(pen);
  const change = pen.change();
  if (change.items.size > 0) workspace.apply(change);
  return result;
}
