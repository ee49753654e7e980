/** A change of any document of this device: of the open one as one step of undo, of others in storage. */
import { invertChange, type Change } from '../../core/change';
import { changeDocument, type Document } from '../../core/document';
import { loadDocument, saveDocument } from '../../storage/documents';
import type { DocumentSummary } from '../../storage/records';
import { summaryOf } from '../../storage/stored-document';
import type { Workspace } from './workspace.svelte';

/** What of the library is needed. */
export interface StoredLibrary {
  readonly openId: string;
  /** Runs `work` while no tab can open it for editing; undefined where one has it open. */
  readonly whileFree: <T>(id: string, work: () => Promise<T>) => Promise<T | undefined>;
  /** It was changed in storage: the list and other tabs follow. */
  readonly follow: (summary: DocumentSummary) => void;
}

export interface StoredPorts {
  readonly workspace: Workspace;
  readonly library: StoredLibrary;
}

/** `revision` undefined: of the document that was open. */
export interface Made {
  readonly id: string;
  readonly change: Change;
  readonly revision: number | undefined;
}

export interface Done {
  /** Undefined where nothing had to be changed. */
  readonly made: Made | undefined;
  /** As it is now. */
  readonly document: Document;
}

/** Undefined where another tab edits it, it is gone, or storage failed: nothing was changed then. */
export async function changeStored(
  { workspace, library }: StoredPorts,
  id: string,
  plan: (document: Document) => Change | undefined,
): Promise<Done | undefined> {
  if (id === library.openId) {
    if (workspace.readOnly) return undefined;
    const change = plan(workspace.document);
    if (isNothing(change)) return { made: undefined, document: workspace.document };
    workspace.apply(change);
    return { made: { id, change, revision: undefined }, document: workspace.document };
  }
  return library.whileFree(id, async () => {
    const loaded = await loadDocument(id);
    if (!loaded.ok || loaded.value === undefined) return undefined;
    const { document, revision } = loaded.value;
    const change = plan(document);
    if (isNothing(change)) return { made: undefined, document };
    const saved = await save(library, document, change, revision);
    return saved && { made: { id, change, revision: saved.revision }, document: saved.document };
  });
}

/** The document as it is then; undefined where it was changed since, and stays as it is. */
export async function takeBackStored(
  { workspace, library }: StoredPorts,
  { id, change, revision }: Made,
): Promise<Document | undefined> {
  const inverse = invertChange(change);
  if (id === library.openId) {
    const { items } = workspace.document;
    const untouched = [...change.items].every(([key, { after }]) => items.get(key) === after);
    if (workspace.readOnly || revision !== undefined || !untouched) return undefined;
    workspace.apply(inverse);
    return workspace.document;
  }
  return library.whileFree(id, async () => {
    const loaded = await loadDocument(id);
    if (!loaded.ok || loaded.value === undefined) return undefined;
    if (revision !== loaded.value.revision) return undefined;
    return (await save(library, loaded.value.document, inverse, revision))?.document;
  });
}

function isNothing(change: Change | undefined): change is undefined {
  return change === undefined || change.items.size === 0;
}

async function save(
  library: StoredLibrary,
  before: Document,
  change: Change,
  base: number,
): Promise<{ readonly document: Document; readonly revision: number } | undefined> {
  const document = changeDocument(before, change, Date.now());
  const saved = await saveDocument(document, base);
  if (!saved.ok || saved.value.kind === 'conflict') return undefined;
  library.follow(summaryOf(document));
  return { document, revision: saved.value.revision };
}
