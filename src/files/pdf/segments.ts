/** Pieces of a page as segments: runs on one baseline. */
import type { PageItem, Segment } from './page-items';

/** Parts of the font's size: how far baselines of one line differ, and which gap divides segments. */
const SAME_LINE = 0.4;
const WIDE_GAP = 1.6;
/** A gap that stands for a blank between two words. */
const WORD_GAP = 0.18;

/** Turned pieces are left out. From top to bottom, from left to right. */
export function segmentsOf(items: readonly PageItem[]): readonly Segment[] {
  const rows: PageItem[][] = [];
  const level = items
    .filter(({ turned, text }) => !turned && text.trim() !== '')
    .toSorted((a, b) => b.y - a.y || a.x - b.x);
  for (const item of level) {
    const row = rows.at(-1);
    const [first] = row ?? [];
    const near =
      first !== undefined && first.y - item.y <= SAME_LINE * Math.max(first.size, item.size);
    if (near) row?.push(item);
    else rows.push([item]);
  }
  return rows.flatMap((row) => splitRow(row.toSorted((a, b) => a.x - b.x)));
}

function splitRow(row: readonly PageItem[]): readonly Segment[] {
  const segments: Segment[] = [];
  let last: Segment | undefined;
  for (const item of row) {
    const gap = last === undefined ? 0 : item.x - last.right;
    if (last === undefined || gap > WIDE_GAP * Math.min(last.size, item.size)) {
      if (last !== undefined) segments.push(last);
      last = segmentOf(item);
    } else last = joined(last, item, gap);
  }
  if (last !== undefined) segments.push(last);
  return segments;
}

function segmentOf({ text, x, y, width, size }: PageItem): Segment {
  return { text: text.trim(), left: x, right: x + width, y, size };
}

const WORD_END = /[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{N},.;:!?)%]$/u;
const WORD_START = /^[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{N}(]/u;

function joined(last: Segment, item: PageItem, gap: number): Segment {
  const between = /\s$/u.test(item.text.slice(0, 1)) || gap > WORD_GAP * item.size;
  const words = WORD_END.test(last.text) && WORD_START.test(item.text.trimStart());
  return {
    text: `${last.text}${between && words ? ' ' : ''}${item.text.trim()}`,
    left: last.left,
    right: Math.max(last.right, item.x + item.width),
    y: last.y,
    size: Math.max(last.size, item.size),
  };
}
