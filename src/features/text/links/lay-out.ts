/** Where lines and their tags lie over the text, in pixels: curves between boxes, tags that do not overlap. */
import { labelWidth } from '../../workspace/label-width';
import type { Box } from '../measure';
import type { Line } from './links';

export interface DrawnLine {
  readonly line: Line;
  /** Of an SVG path from the head or trigger to the tail or argument. */
  readonly path: string;
}

export interface Tag {
  readonly line: Line;
  readonly x: number;
  readonly y: number;
}

export interface LineLayout {
  readonly lines: readonly DrawnLine[];
  readonly tags: readonly Tag[];
  /** Boxes of the partners. */
  readonly partners: readonly Box[];
}

export const TAG_HEIGHT = 20;
const TAG_SIZE = 11;
/** Left and right of its words, with the arrow and the border. */
const TAG_PADDING = 28;
const GAP = 4;

const middle = (box: Box): number => box.x + Math.min(box.width / 2, 40);

/** An arch over one line of the text; a curve from line to line where they differ. */
function curve(from: Box, to: Box): string {
  const [x1, x2] = [middle(from), middle(to)];
  if (Math.abs(from.y - to.y) < 4) {
    const rise = Math.min(26, 8 + Math.abs(x1 - x2) / 10);
    return `M${x1} ${from.y}C${x1} ${from.y - rise} ${x2} ${to.y - rise} ${x2} ${to.y}`;
  }
  const down = to.y > from.y;
  const [y1, y2] = [down ? from.y + from.height : from.y, down ? to.y : to.y + to.height];
  const pull = Math.max(14, Math.min(60, Math.abs(y2 - y1) / 2)) * (down ? 1 : -1);
  return `M${x1} ${y1}C${x1} ${y1 + pull} ${x2} ${y2 - pull} ${x2} ${y2}`;
}

/** Left of one another above their mention; pushed right, then to a row above, where another tag stands. */
function placeTags(lines: readonly (Line & { readonly box: Box })[], width: number): Tag[] {
  const taken: { x: number; y: number; right: number }[] = [];
  return lines.map(({ box, ...line }) => {
    const size = labelWidth(line.label, TAG_SIZE) + TAG_PADDING;
    const start = Math.max(0, Math.min(box.x, width - size));
    let [x, y] = [start, box.y - TAG_HEIGHT - 2];
    const hit = () =>
      taken.find(
        (other) =>
          Math.abs(other.y - y) < TAG_HEIGHT && x < other.right + GAP && other.x < x + size + GAP,
      );
    for (let other = hit(); other !== undefined; other = hit()) {
      x = other.right + GAP;
      if (x + size > width) [x, y] = [start, y - TAG_HEIGHT - GAP];
    }
    taken.push({ x, y, right: x + size });
    return { line, x, y };
  });
}

/** `boxOf` gives the first box of a mention, or nothing where the text has no layout. */
export function layOutLines(
  lines: readonly Line[],
  boxOf: (mention: Line['from']) => Box | undefined,
  width: number,
): LineLayout {
  const drawn: DrawnLine[] = [];
  const tagged: (Line & { readonly box: Box })[] = [];
  const partners = new Map<string, Box>();
  for (const line of lines) {
    const [from, to, box] = [boxOf(line.from), boxOf(line.to), boxOf(line.at)];
    if (from === undefined || to === undefined || box === undefined) continue;
    if (line.from !== line.to) drawn.push({ line, path: curve(from, to) });
    tagged.push({ ...line, box });
    partners.set(line.at.id, box);
  }
  tagged.sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x);
  return { lines: drawn, tags: placeTags(tagged, width), partners: [...partners.values()] };
}
