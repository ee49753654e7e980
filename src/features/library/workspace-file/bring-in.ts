/** Imports the documents of a workspace file into the library: all of them, or none. */
import type { Document } from '../../../core/document';
import { addDocuments } from '../../../storage/documents';
import { newId } from '../../workspace/new-id';
import type { Library } from '../library.svelte';
import { planImport } from './import';

export interface Imported {
  readonly added: number;
  readonly beside: number;
  readonly same: number;
}

/** `instead`: the documents that were there are removed, which can be undone. Undefined where storage refused. */
export async function bringIn(
  library: Library,
  documents: readonly Document[],
  instead: boolean,
): Promise<Imported | undefined> {
  await library.keeper.flush();
  const there = new Map(library.summaries.map((summary) => [summary.id, summary]));
  const { add, beside, same } = planImport(documents, there, newId);
  const stored = await addDocuments(add);
  if (!stored.ok) return undefined;
  const kept = new Set(
    documents.filter(({ id, changed }) => there.get(id)?.changed === changed).map(({ id }) => id),
  );
  await library.refresh(true);
  if (instead) await library.remove([...there.keys()].filter((id) => !kept.has(id)));
  return { added: add.length, beside, same };
}
