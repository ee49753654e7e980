/** Where pieces of the text lie on the page, in pixels; the overlay's text is laid out like the text area's. */
import { blockStarts, type Block } from '../state/blocks';
import { labelWidth, placeLabels, type LabelRequest } from '../state/labels';
import { assignLanes } from '../state/lanes';
import type { Mark } from '../state/marks';
import { shortTypeName } from '../state/schema-groups';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One line's part of a mark, relative to its block. */
export interface MarkBox extends Box {
  readonly key: string;
  readonly mark: Mark;
  readonly lane: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

export interface MarkLabel {
  readonly id: string;
  readonly mark: Mark;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export interface MarkLayout {
  readonly boxes: readonly MarkBox[];
  readonly labels: readonly MarkLabel[];
}

/** Pixels. */
const LANE_PITCH = 3;
export const LABEL_SIZE = 10;

/** Boxes of `[from, to)` of a text node, one a line, relative to `origin`. */
function rangeBoxes(node: Text, from: number, to: number, origin: DOMRect): Box[] {
  const range = document.createRange();
  range.setStart(node, Math.min(from, node.length));
  range.setEnd(node, Math.min(to, node.length));
  const boxes: Box[] = [];
  for (const rect of range.getClientRects()) {
    if (rect.width < 0.5) continue;
    const [x, y] = [rect.left - origin.left, rect.top - origin.top];
    boxes.push({ x, y, width: rect.width, height: rect.height });
  }
  return boxes;
}

function boxesOfMark(mark: Mark, lane: number, boxes: readonly Box[], whole: boolean[]): MarkBox[] {
  const [opens, closes] = whole;
  return boxes.map((box, index) => ({
    ...box,
    key: `${mark.mention.id}/${index}`,
    mark,
    lane,
    opens: opens === true && index === 0,
    closes: closes === true && index === boxes.length - 1,
  }));
}

/** The box that carries a mark's label: its first, or its widest where the first is too narrow. */
function labelHosts(boxes: readonly MarkBox[]): readonly MarkBox[] {
  const hosts = new Map<string, MarkBox>();
  for (const box of boxes) {
    const { id, type } = box.mark.mention;
    const known = hosts.get(id);
    const room = known?.width ?? 0;
    const narrow = room < labelWidth(shortTypeName(type), LABEL_SIZE) && room <= box.width;
    if (box.opens || (known !== undefined && narrow)) hosts.set(id, box);
  }
  return [...hosts.values()];
}

function layoutLabels(boxes: readonly MarkBox[], limit: number): MarkLabel[] {
  const hosts = labelHosts(boxes);
  const depth = new Map<number, number>();
  for (const { y, lane } of boxes) {
    const row = Math.round(y);
    depth.set(row, Math.max(depth.get(row) ?? 0, lane));
  }
  const byId = new Map(hosts.map((box) => [box.mark.mention.id, box]));
  const requests = hosts.map(({ x, y, width, mark }): LabelRequest => {
    const size = labelWidth(shortTypeName(mark.mention.type), LABEL_SIZE);
    return { id: mark.mention.id, row: Math.round(y), left: x, right: x + width, width: size };
  });
  return placeLabels(requests, limit).flatMap(({ id, x }) => {
    const box = byId.get(id);
    if (box === undefined) return [];
    const lanes = depth.get(Math.round(box.y)) ?? 0;
    const y = box.y + box.height + (lanes + 1) * LANE_PITCH - 2;
    return [{ id, mark: box.mark, text: shortTypeName(box.mark.mention.type), x, y }];
  });
}

/** `start` is where the piece of `node` starts in the text; what `marks` have outside it is cut off. */
export function layoutMarks(
  marks: readonly Mark[],
  node: Text,
  start: number,
  block: HTMLElement,
): MarkLayout {
  if (marks.length === 0) return { boxes: [], labels: [] };
  const origin = block.getBoundingClientRect();
  const lanes = assignLanes(marks.map((mark) => mark.mention));
  const boxes = marks.flatMap((mark, index) => {
    const from = mark.mention.start - start;
    const to = mark.mention.end - start;
    const whole = [from >= 0, to <= node.length];
    return boxesOfMark(
      mark,
      lanes[index] ?? 0,
      rangeBoxes(node, Math.max(0, from), to, origin),
      whole,
    );
  });
  return { boxes, labels: layoutLabels(boxes, origin.width) };
}

interface Place {
  readonly node: Text;
  readonly offset: number;
}

/** The overlay's text node that holds the character at `offset`: overlay > block > text > piece. */
function findPlace(overlay: Element, blocks: readonly Block[], offset: number): Place | undefined {
  const starts = blockStarts(blocks);
  const index = Math.max(
    0,
    starts.findLastIndex((start) => start <= offset),
  );
  let rest = offset - (starts[index] ?? 0);
  const pieces = overlay.children[index]?.firstElementChild?.children ?? [];
  for (const piece of pieces) {
    const node = piece.firstChild;
    if (!(node instanceof Text)) return undefined;
    if (rest < node.length) return { node, offset: rest };
    rest -= node.length;
  }
  return undefined;
}

/** Boxes of a span that does not leave its piece, relative to `overlay`. */
export function spanBoxes(
  overlay: Element,
  blocks: readonly Block[],
  start: number,
  end: number,
): readonly Box[] {
  const place = findPlace(overlay, blocks, start);
  if (place === undefined) return [];
  const { node, offset } = place;
  return rangeBoxes(node, offset, offset + end - start, overlay.getBoundingClientRect());
}

/** The character under a click, given where the click put the caret; nothing beside the text. */
export function characterAt(
  overlay: Element,
  blocks: readonly Block[],
  caret: number,
  point: { readonly clientX: number; readonly clientY: number },
): number | undefined {
  const origin = overlay.getBoundingClientRect();
  const x = point.clientX - origin.left;
  const y = point.clientY - origin.top;
  const holds = (box: Box): boolean =>
    x >= box.x && x <= box.x + box.width && y >= box.y - 6 && y <= box.y + box.height + 14;
  return [caret, caret - 1].find(
    (at) => at >= 0 && spanBoxes(overlay, blocks, at, at + 1).some(holds),
  );
}
