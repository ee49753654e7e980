/** Documents of the app, some at a time, as they are stored. */
import type { Document } from '../../src/core/document';
import type { Result } from '../../src/core/result';

export type LoadDocuments = (
  ids: readonly string[],
) => Promise<Result<readonly Document[], unknown>>;

const AT_ONCE = 50;

/** False where storage failed: those after it were not read. */
export async function eachOwn(
  load: LoadDocuments,
  ids: readonly string[],
  use: (document: Document) => void,
): Promise<boolean> {
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const loaded = await load(ids.slice(at, at + AT_ONCE));
    if (!loaded.ok) return false;
    loaded.value.forEach(use);
  }
  return true;
}
