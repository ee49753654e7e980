/** Where pieces of the text lie on the page, in pixels; the overlay's text is laid out like the text area's. */
import { blockStarts, type Block } from '../workspace/blocks';
import { labelWidth } from '../workspace/label-width';
import { placeLabels, type LabelRequest } from './labels';
import { assignLanes } from './lanes';
import type { Mark } from '../workspace/marks';
import { shortTypeName } from '../workspace/schema-groups';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One line's part of a mark, relative to its block; `index` is of the mark in the list laid out. */
interface MarkBox extends Box {
  readonly index: number;
  /** From 0, nearest to the text. */
  readonly lane: number;
  /** How far below its box the underline of the mark lies, in pixels. */
  readonly drop: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

interface MarkLabel {
  readonly index: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export interface MarkLayout {
  readonly boxes: readonly MarkBox[];
  readonly labels: readonly MarkLabel[];
}

/** Pixels. Underlines of one line share the room between it and its labels. */
const LANE_PITCH = 3;
const LANE_ROOM = 9;
const LABEL_SIZE = 10;
/** The box of a line is higher than its characters; a fill leaves this much of it free at the top. */
const HEADROOM = 2;

/** Boxes of `[from, to)` of a text node, one a line, relative to `origin`. */
function rangeBoxes(node: Text, from: number, to: number, origin: DOMRect): Box[] {
  const range = document.createRange();
  range.setStart(node, Math.min(from, node.length));
  range.setEnd(node, Math.min(to, node.length));
  const boxes: Box[] = [];
  for (const rect of range.getClientRects()) {
    if (rect.width < 0.5) continue;
    const [x, y] = [rect.left - origin.left, rect.top - origin.top];
    boxes.push({ x, y: y + HEADROOM, width: rect.width, height: rect.height - HEADROOM });
  }
  return boxes;
}

/** The box that carries a mark's label: its first, or a later one where the first is too narrow. */
function labelHosts(
  boxes: readonly MarkBox[],
  widths: readonly number[],
): ReadonlyMap<number, MarkBox> {
  const hosts = new Map<number, MarkBox>();
  for (const box of boxes) {
    const known = hosts.get(box.index);
    const better = known && known.width < (widths[box.index] ?? 0) && known.width <= box.width;
    if (box.opens || better === true) hosts.set(box.index, box);
  }
  return hosts;
}

type Depths = ReadonlyMap<number, number>;

const rowOf = (box: Box): number => Math.round(box.y);

/** How many lanes each line has, by the line's top in whole pixels. */
function laneDepths(boxes: readonly Omit<MarkBox, 'drop'>[]): Depths {
  const depths = new Map<number, number>();
  for (const box of boxes) {
    depths.set(rowOf(box), Math.max(depths.get(rowOf(box)) ?? 0, box.lane + 1));
  }
  return depths;
}

/** Where lane `lane` of a line with `depth` lanes lies; many lanes stand closer. */
function laneDrop(lane: number, depth: number): number {
  return lane * Math.min(LANE_PITCH, LANE_ROOM / depth);
}

function layoutLabels(
  texts: readonly string[],
  boxes: readonly MarkBox[],
  depths: Depths,
  limit: number,
): MarkLabel[] {
  const widths = texts.map((text) => labelWidth(text, LABEL_SIZE));
  const hosts = labelHosts(boxes, widths);
  const requests = [...hosts].map(([index, box]): LabelRequest => {
    const { x: left, width } = box;
    return { index, row: rowOf(box), left, right: left + width, width: widths[index] ?? 0 };
  });
  return placeLabels(requests, limit).flatMap(({ index, x }) => {
    const [host, text] = [hosts.get(index), texts[index]];
    if (host === undefined || text === undefined) return [];
    const depth = depths.get(rowOf(host)) ?? 1;
    return [{ index, text, x, y: host.y + host.height + laneDrop(depth - 1, depth) + 1 }];
  });
}

/** `start` is where the piece of `node` starts in the text; what `marks` have outside it is cut off. */
export function layoutMarks(
  marks: readonly Mark[],
  node: Text,
  start: number,
  block: HTMLElement,
): MarkLayout {
  const origin = block.getBoundingClientRect();
  const lanes = assignLanes(marks.map((mark) => mark.mention));
  const parts = marks.flatMap(({ mention }, index) => {
    const [from, to] = [mention.start - start, mention.end - start];
    const lines = rangeBoxes(node, Math.max(0, from), to, origin);
    return lines.map((box, part) => {
      const opens = from >= 0 && part === 0;
      const closes = to <= node.length && part === lines.length - 1;
      return { ...box, index, lane: lanes[index] ?? 0, opens, closes };
    });
  });
  const depths = laneDepths(parts);
  const boxes = parts.map((box) => {
    return { ...box, drop: laneDrop(box.lane, depths.get(rowOf(box)) ?? 1) };
  });
  const texts = marks.map(({ mention }) => shortTypeName(mention.type));
  return { boxes, labels: layoutLabels(texts, boxes, depths, origin.width) };
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

/** The span as a range of the overlay's text, over several pieces too; nothing where the text is another. */
export function spanRange(
  overlay: Element,
  blocks: readonly Block[],
  start: number,
  end: number,
): StaticRange | undefined {
  const [first, last] = [findPlace(overlay, blocks, start), findPlace(overlay, blocks, end - 1)];
  if (first === undefined || last === undefined) return undefined;
  return new StaticRange({
    startContainer: first.node,
    startOffset: first.offset,
    endContainer: last.node,
    endOffset: Math.min(last.offset + 1, last.node.length),
  });
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
