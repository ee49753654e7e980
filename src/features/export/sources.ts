/** Which documents are exported. */
import type { Document } from '../../core/document';
import { ok, type Result } from '../../core/result';
import { listDocuments, loadDocuments } from '../../storage/documents';
import type { StorageFailure } from '../../storage/failure';

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
