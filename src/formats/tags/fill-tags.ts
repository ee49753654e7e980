/** Spans of tokens as mentions of a document. */
import type { ImportDraft } from '../import-draft';
import { decodeTags } from '../tag-scheme';
import type { TokenText } from './token-text';

/** `sentences`: tags by sentence, in the order of the tokens; a mention ends with its sentence. */
export function fillTags(
  draft: ImportDraft,
  { spans }: TokenText,
  sentences: readonly (readonly string[])[],
): void {
  let first = 0;
  for (const tags of sentences) {
    for (const { type, start, end } of decodeTags(tags)) {
      const from = spans[first + start];
      const to = spans[first + end - 1];
      if (from !== undefined && to !== undefined) draft.listedAt(type, from.start, to.end);
    }
    first += tags.length;
  }
}
