/** Edges of a mention, moved by a character or a word, and where it can be split or joined. */
import type { SpanOffsets } from '../../core/edit';
import { graphemeEnd, graphemeStart } from '../../core/text-graphemes';

export type Edge = 'start' | 'end';
export type Unit = 'character' | 'word';

/** Code units on each side that are cut into words: words are shorter. */
const REACH = 40;

/** Undefined in browsers without it (Firefox before 125): a word is then a character. */
const WORDS = 'Segmenter' in Intl ? new Intl.Segmenter('zh', { granularity: 'word' }) : undefined;

function characterBorder(text: string, at: number, by: -1 | 1): number {
  return by === 1 ? graphemeEnd(text, at + 1) : graphemeStart(text, at - 1);
}

function wordBorder(text: string, at: number, by: -1 | 1): number {
  if (WORDS === undefined) return characterBorder(text, at, by);
  const from = graphemeStart(text, Math.max(0, at - REACH));
  const around = text.slice(from, graphemeEnd(text, Math.min(text.length, at + REACH)));
  const borders = [...WORDS.segment(around)].map(({ index }) => from + index);
  const after = borders.find((border) => border > at) ?? from + around.length;
  return by === 1 ? after : (borders.findLast((border) => border < at) ?? from);
}

/** Undefined where the edge would leave the text or meet the other one. */
export function moveEdge(
  text: string,
  span: SpanOffsets,
  edge: Edge,
  by: -1 | 1,
  unit: Unit,
): SpanOffsets | undefined {
  const at = span[edge];
  if ((by === -1 && at <= 0) || (by === 1 && at >= text.length)) return undefined;
  const border = unit === 'word' ? wordBorder : characterBorder;
  const moved = { start: span.start, end: span.end, [edge]: border(text, at, by) };
  return moved.start < moved.end ? moved : undefined;
}
