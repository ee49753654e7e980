/** Which mark lies under the pointer, by the caret that a click there would set. */
import { nextMarkAt, type Mark, type MarkIndex } from '../../workspace/marks';
import type { Block } from '../../workspace/blocks';
import { characterAt } from '../measure';

/** Not in every browser; without it there is no hovering, and clicks do the same. */
type CaretReader = (x: number, y: number) => { readonly offset: number } | null;

function caretReader(): CaretReader | undefined {
  const { caretPositionFromPoint } = document as Partial<Pick<Document, 'caretPositionFromPoint'>>;
  return caretPositionFromPoint?.bind(document);
}

export function markUnder(
  event: PointerEvent,
  overlay: Element,
  blocks: readonly Block[],
  marks: MarkIndex,
): Mark | undefined {
  const caret = caretReader()?.(event.clientX, event.clientY);
  if (caret === null || caret === undefined) return undefined;
  const at = characterAt(overlay, blocks, caret.offset, event);
  return at === undefined ? undefined : nextMarkAt(marks, at, undefined);
}
