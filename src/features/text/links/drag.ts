/** Where an edge of a mention goes while it is dragged. */
import type { SpanOffsets } from '../../../core/edit';
import { graphemeEnd, graphemeStart } from '../../../core/text-graphemes';

export type Edge = 'start' | 'end';

/** The span with one edge at `at`, or as near as leaves it a character: whole characters on both sides. */
export function draggedSpan(
  text: string,
  { start, end }: SpanOffsets,
  edge: Edge,
  at: number,
): SpanOffsets {
  if (edge === 'start') {
    const last = graphemeStart(text, end - 1);
    return { start: Math.min(graphemeStart(text, Math.max(0, at)), last), end };
  }
  const first = graphemeEnd(text, start + 1);
  return { start, end: Math.max(graphemeEnd(text, Math.min(text.length, at)), first) };
}

/**
 * UTF-16 code units before the point, in a text area; undefined where the point lies beside it, or the
 * browser cannot say (Safari before 18.4).
 */
export function offsetAt(
  area: HTMLTextAreaElement,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): number | undefined {
  if (!('caretPositionFromPoint' in document)) return undefined;
  const found = document.caretPositionFromPoint(clientX, clientY);
  return found?.offsetNode === area ? found.offset : undefined;
}
