/** Which document this tab has open: a reload opens it again, whatever other tabs do. */

/** Other sites may share the origin. */
const KEY = 'chinchilla-document';

export function tabDocument(): string | undefined {
  try {
    return sessionStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

export function rememberForTab(id: string): void {
  try {
    sessionStorage.setItem(KEY, id);
  } catch {
    // Forbidden: then a reload opens the document of the last visit.
  }
}
