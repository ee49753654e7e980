/** The text of a page that goes away before it was saved: `sessionStorage`, as nothing slower is sure to finish then. */
import type { StoredText } from './db';

/** Other sites may share the origin. */
const KEY = 'chinchilla-unsaved';

/** Throws where storage is blocked. */
type Session = () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const browserSession: Session = () => sessionStorage;

function parse(json: string): StoredText | undefined {
  const value: unknown = JSON.parse(json);
  if (typeof value !== 'object' || value === null) return undefined;
  const { text, preset } = value as Partial<Record<'text' | 'preset', unknown>>;
  return typeof text === 'string' && typeof preset === 'string' ? { text, preset } : undefined;
}

/** At once. Some five million characters fit; a longer text is left to `saveText`. */
export function keepUnsaved(text: StoredText, session = browserSession): void {
  try {
    session().setItem(KEY, JSON.stringify(text));
  } catch {
    // Forbidden or too long.
  }
}

/** What was kept, once: the next call has nothing. */
export function takeUnsaved(session = browserSession): StoredText | undefined {
  try {
    const store = session();
    const json = store.getItem(KEY);
    store.removeItem(KEY);
    return json === null ? undefined : parse(json);
  } catch {
    return undefined;
  }
}
