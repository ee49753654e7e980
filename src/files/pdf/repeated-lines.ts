/** Headers, footers and page numbers: lines at the edge of pages that come again with other digits. */
import type { Line, PageLines } from './page-items';

/** Of a page's height, at the top and at the bottom. */
const MARGIN = 0.12;
/** Lines at each edge that may be one. */
const EDGE_LINES = 2;
/** To the font's size: what divides a header from the text. */
const GAP = 1.9;
/** Of all pages: those that a header is on, where even and odd ones differ. */
const LEAST_SHARE = 0.3;

export interface BarePages {
  readonly pages: readonly PageLines[];
  /** Pages with lines that were taken out, and how many those are. */
  readonly dropped: readonly { readonly page: number; readonly count: number }[];
}

export function withoutRepeated(pages: readonly PageLines[]): BarePages {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const keys = new Set([...edgeLines(page)].map(([, key]) => key));
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const least = Math.max(2, Math.ceil(pages.length * LEAST_SHARE));
  const dropped: { page: number; count: number }[] = [];
  const bare = pages.map((page) => {
    const gone = new Set<Line>();
    for (const [line, key] of edgeLines(page)) {
      if ((counts.get(key) ?? 0) >= least) gone.add(line);
    }
    if (gone.size === 0) return page;
    dropped.push({ page: page.number, count: gone.size });
    return { ...page, lines: page.lines.filter((line) => !gone.has(line)) };
  });
  return { pages: bare, dropped };
}

/** Lines in the margins with what they have in common with those of other pages. */
function edgeLines({ lines, height }: PageLines): ReadonlyMap<Line, string> {
  const found = new Map<Line, string>();
  const down = lines.toSorted((a, b) => b.y - a.y);
  for (const line of setOff(down)) {
    if (line.y > height * (1 - MARGIN)) found.set(line, `top ${shapeOf(line)}`);
  }
  for (const line of setOff(down.toReversed())) {
    if (line.y < height * MARGIN) found.set(line, `bottom ${shapeOf(line)}`);
  }
  return found;
}

/** The outer lines that a gap divides from the others: the first line of a text is no header. */
function setOff(inwards: readonly Line[]): readonly Line[] {
  for (let count = Math.min(EDGE_LINES, inwards.length); count > 0; count -= 1) {
    const [last, next] = [inwards[count - 1], inwards[count]];
    if (last === undefined) continue;
    const gap = next === undefined ? Infinity : Math.abs(last.y - next.y);
    if (gap > GAP * Math.max(last.size, next?.size ?? 0)) return inwards.slice(0, count);
  }
  return [];
}

const NUMBER = /\d+|[一二三四五六七八九十百零〇]+(?=\s*页)|\b[ivxlc]+\b/giu;

/** Its size, and its text with any number for a number. A title in larger letters is no header. */
function shapeOf({ text, size }: Line): string {
  return `${Math.round(size)} ${text.replace(NUMBER, '#').replace(/\s+/gu, '')}`;
}
