/** The lines of a page in reading order; turned pieces come last, in the order of the file. */
import { linesOf } from './columns';
import type { Line, PageItem, PageLines, PdfPage } from './page-items';
import { segmentsOf } from './segments';

export function pageLines({ number, height, items }: PdfPage): PageLines {
  const level = linesOf(segmentsOf(items));
  const turned = items.filter((item) => item.turned && item.text.trim() !== '');
  return { number, height, lines: [...level, ...joinTurned(turned)] };
}

/** Pieces that touch are one line, as in text that is written from top to bottom. */
function joinTurned(items: readonly PageItem[]): readonly Line[] {
  const lines: Line[] = [];
  let before: PageItem | undefined;
  for (const item of items) {
    const last = lines.at(-1);
    const { x, y, size } = item;
    const near = before !== undefined && Math.abs(before.x - x) < size;
    if (near && last !== undefined) {
      lines[lines.length - 1] = { ...last, text: last.text + item.text.trim() };
    } else {
      // It fills its column, so that text that goes on in the next one is joined.
      const edges = { left: x, right: x, columnLeft: x, columnRight: x, wraps: true };
      lines.push({ text: item.text.trim(), y, size, ...edges });
    }
    before = item;
  }
  return lines;
}
