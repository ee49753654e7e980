/** Which documents are exported. */
import type { Document } from '../../core/document';
import { ok, type Result } from '../../core/result';
import { listDocuments, loadDocuments } from '../../storage/documents';
import type { StorageFailure } from '../../storage/failure';

/** Those of `ids` that are stored; the open one as it is on the page, saved or not. */
export async function someDocuments(
  ids: readonly string[],
  open: Document,
): Promise<Result<readonly Document[], StorageFailure>> {
  const loaded = await loadDocuments(ids.filter((id) => id !== open.id));
  if (!loaded.ok) return loaded;
  return ok([...(ids.includes(open.id) ? [open] : []), ...loaded.value]);
}

/** All stored documents, newest change first; the open one as it is on the page, saved or not. */
export async function allDocuments(
  open: Document,
): Promise<Result<readonly Document[], StorageFailure>> {
  const listed = await listDocuments();
  if (!listed.ok) return listed;
  const sorted = listed.value.toSorted((a, b) => b.changed - a.changed);
  const loaded = await loadDocuments(sorted.map(({ id }) => id).filter((id) => id !== open.id));
  return loaded.ok ? ok([open, ...loaded.value]) : loaded;
}
