/** Line breaks of files: `\r\n`, `\r` or `\n` in the file, `\n` alone in the text that is shown and read. */
import type { Extraction, Mention } from '../extraction';
import { mentionId } from '../mention';

export interface FileText {
  /** As decoded. */
  readonly file: string;
  /** With line feeds only. */
  readonly text: string;
  /** Offset in `file` of an offset in `text`, both in UTF-16 code units; between them `\r\n` is two. */
  readonly toFile: (offset: number) => number;
}

/** Line feeds only: what a text area makes of any text, so that offsets agree with what is shown. */
export function normalizeLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** Offsets in the normalised text of the line feeds that are two units in the file, ascending. */
function pairsOf(file: string): number[] {
  const pairs: number[] = [];
  for (let at = file.indexOf('\r\n'); at >= 0; at = file.indexOf('\r\n', at + 2)) {
    pairs.push(at - pairs.length);
  }
  return pairs;
}

/** How many of `ascending` are less than `value`. */
function countBelow(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function fileTextOf(file: string): FileText {
  const pairs = pairsOf(file);
  return {
    file,
    text: normalizeLineEnds(file),
    toFile: (offset) => offset + countBelow(pairs, offset),
  };
}

/** `extraction` counts in `text`, the result in `file`; the text of each mention is the slice of the file. */
export function countInFile({ file, toFile }: FileText, extraction: Extraction): Extraction {
  const move = <T extends { readonly start: number; readonly end: number }>(item: T): T => ({
    ...item,
    start: toFile(item.start),
    end: toFile(item.end),
  });
  // The id of a mention tells its offsets.
  const ids = new Map<string, string>();
  const idOf = (id: string): string => ids.get(id) ?? id;
  const mentions = extraction.mentions.map((mention): Mention => {
    const { type, start, end, ...moved } = move(mention);
    ids.set(mention.id, mentionId(type, start, end));
    return { ...moved, id: idOf(mention.id), type, start, end, text: file.slice(start, end) };
  });
  const relations = extraction.relations.map((relation) => ({
    ...relation,
    head: idOf(relation.head),
    tail: idOf(relation.tail),
  }));
  const events = extraction.events.map((event) => ({
    ...event,
    trigger: idOf(event.trigger),
    arguments: event.arguments.map((part) => ({ ...part, mention: idOf(part.mention) })),
  }));
  return { mentions, relations, events, issues: extraction.issues.map(move) };
}
