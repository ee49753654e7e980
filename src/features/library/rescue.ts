/** What the page could not save when it went away last is stored: as it was, or beside a newer state of it. */
import { loadDocument, saveDocument } from '../../storage/documents';
import { documentOf } from '../../storage/stored-document';
import { takeUnsaved } from '../../storage/unsaved';
import { newId } from '../workspace/new-id';

/** Whether there was something. */
export async function rescueUnsaved(): Promise<boolean> {
  const kept = takeUnsaved();
  if (kept === undefined) return false;
  const document = documentOf(kept, undefined);
  const outcome = await saveDocument(document, kept.revision);
  if (outcome.ok && outcome.value.kind === 'conflict') {
    const loaded = await loadDocument(kept.id);
    const same = loaded.ok && loaded.value?.document.text === document.text;
    if (!same) await saveDocument({ ...document, id: newId() }, 0);
  }
  return true;
}
