/** Which document is opened at the start: this tab's, else that of the last visit, else the newest. */
import type { DocumentSummary } from '../../storage/records';
import { recall, remember } from '../workspace/remembered';

const LAST = 'document';
/** Of this tab; other sites may share the origin. */
const OF_TAB = 'chinchilla-document';

/** What this tab had open before it was loaded anew. */
export function tabDocument(): string | undefined {
  try {
    return sessionStorage.getItem(OF_TAB) ?? undefined;
  } catch {
    return undefined;
  }
}

export function rememberLast(id: string): void {
  remember(LAST, id);
  try {
    sessionStorage.setItem(OF_TAB, id);
  } catch {
    // Forbidden: then a reload opens the document of the last visit.
  }
}

/** Browsers write these small notes late: after a crash they may be missing, and documents are there. */
export function lastOpened(summaries: readonly DocumentSummary[]): string | undefined {
  const there = new Set(summaries.map(({ id }) => id));
  const noted = [tabDocument(), recall(LAST)].find((id) => id !== undefined && there.has(id));
  return noted ?? summaries.toSorted((a, b) => b.changed - a.changed)[0]?.id;
}
