/** A document whose page goes away before it was saved: `sessionStorage`, as nothing slower is sure to finish then. */
import type { StoredDocument } from './records';

/** Other sites may share the origin. */
const KEY = 'chinchilla-unsaved-document';

/** Throws where storage is blocked. */
type Session = () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const browserSession: Session = () => sessionStorage;

function parse(json: string): StoredDocument | undefined {
  const value: unknown = JSON.parse(json);
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, text, items, revision } = value as Partial<Record<keyof StoredDocument, unknown>>;
  const whole =
    typeof id === 'string' &&
    typeof text === 'string' &&
    Array.isArray(items) &&
    typeof revision === 'number';
  // Written by `keepUnsaved` of the same page.
  return whole ? (value as StoredDocument) : undefined;
}

/** At once; `revision` is that of the last save. Some five million characters fit. */
export function keepUnsaved(document: StoredDocument, session = browserSession): void {
  try {
    session().setItem(KEY, JSON.stringify(document));
  } catch {
    // Forbidden or too long.
  }
}

/** What was kept, once: the next call has nothing. */
export function takeUnsaved(session = browserSession): StoredDocument | undefined {
  try {
    const store = session();
    const json = store.getItem(KEY);
    store.removeItem(KEY);
    return json === null ? undefined : parse(json);
  } catch {
    return undefined;
  }
}
