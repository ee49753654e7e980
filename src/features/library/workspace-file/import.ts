/** What becomes of the documents of a workspace file, beside those that are there. */
import type { Document } from '../../../core/document';

export interface ImportPlan {
  /** Under ids that are free. */
  readonly add: readonly Document[];
  /** How many of `add` have an older or newer state of a document that is there. */
  readonly beside: number;
  /** How many are there as they are. */
  readonly same: number;
}

/** Importing twice adds nothing; another state of a document comes beside it, so that neither is lost. */
export function planImport(
  incoming: readonly Document[],
  there: ReadonlyMap<string, { readonly changed: number }>,
  newId: () => string,
): ImportPlan {
  const add: Document[] = [];
  let beside = 0;
  let same = 0;
  for (const document of incoming) {
    const known = there.get(document.id);
    if (known === undefined) add.push(document);
    else if (known.changed === document.changed) same += 1;
    else {
      beside += 1;
      add.push({ ...document, id: newId() });
    }
  }
  return { add, beside, same };
}
