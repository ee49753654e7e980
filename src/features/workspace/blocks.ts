/** The text as blocks of whole lines that keep their identity while other parts are edited. */

/** Whole lines: every block but the last ends with a line feed. */
export interface Block {
  /** Stays with the block while its lines are edited; unique within one list. */
  readonly id: number;
  readonly text: string;
  /** `text` cut for rendering and measuring; one piece unless the block is one very long line. */
  readonly pieces: readonly string[];
}

/** Code units: a block is closed at the first line end past this. */
const BLOCK_SIZE = 600;
/** A line longer than this is rendered in pieces, so that measuring one mark stays local. */
export const LONG_LINE = 2_000;
const PIECE_SIZE = 1_000;

/** Where a cut changes neither the spacing of the text nor, most likely, a mention; then only the former. */
const CUTS = [/[。！？；，][\u4e00-\u9fff]/, /[\u4e00-\u9fff]{2}/] as const;

/** The last good place in the second half of `(from, to]`, else `to`, off a surrogate pair. */
function cutPoint(line: string, from: number, to: number): number {
  for (const cut of CUTS) {
    for (let at = to; at > from + PIECE_SIZE / 2; at -= 1) {
      if (cut.test(line.slice(at - 1, at + 1))) return at;
    }
  }
  const unit = line.charCodeAt(to);
  return unit >= 0xdc00 && unit <= 0xdfff ? to - 1 : to;
}

function cutPieces(text: string): string[] {
  if (text.length <= LONG_LINE) return [text];
  const pieces: string[] = [];
  let from = 0;
  while (text.length - from > PIECE_SIZE) {
    const to = cutPoint(text, from, from + PIECE_SIZE);
    pieces.push(text.slice(from, to));
    from = to;
  }
  pieces.push(text.slice(from));
  return pieces;
}

function* splitLines(text: string): Generator<string> {
  let from = 0;
  while (from < text.length) {
    const feed = text.indexOf('\n', from);
    const to = feed === -1 ? text.length : feed + 1;
    yield text.slice(from, to);
    from = to;
  }
}

/** Groups lines; a long line is a block of its own. Empty text gives none. */
function* groupLines(text: string): Generator<string> {
  let group = '';
  for (const line of splitLines(text)) {
    if (group !== '' && line.length > LONG_LINE) {
      yield group;
      group = '';
    }
    group += line;
    if (group.length >= BLOCK_SIZE) {
      yield group;
      group = '';
    }
  }
  if (group !== '') yield group;
}

/** How many leading blocks still stand, each still ending where a line ends. */
function countKeptHead(previous: readonly Block[], text: string): number {
  let offset = 0;
  let kept = 0;
  for (const block of previous) {
    if (!text.startsWith(block.text, offset)) break;
    const end = offset + block.text.length;
    if (!block.text.endsWith('\n') && end < text.length) break;
    offset = end;
    kept += 1;
  }
  return kept;
}

/** How many of `rest` still stand at the end of `text`, each still starting where a line starts. */
function countKeptTail(rest: readonly Block[], text: string): number {
  let offset = text.length;
  let kept = 0;
  for (const block of rest.toReversed()) {
    const start = offset - block.text.length;
    if (start < 0 || !text.endsWith(block.text, offset)) break;
    if (start > 0 && text.charAt(start - 1) !== '\n') break;
    offset = start;
    kept += 1;
  }
  return kept;
}

function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.text.length, 0);
}

/**
 * Blocks whose texts join to `text`. Those untouched since `previous` are the same objects; edited ones
 * keep their ids, so that what is drawn for them is updated and not made anew.
 */
export function updateBlocks(previous: readonly Block[], text: string): readonly Block[] {
  const head = previous.slice(0, countKeptHead(previous, text));
  const from = lengthOf(head);
  const rest = previous.slice(head.length);
  const tail = rest.slice(rest.length - countKeptTail(rest, text.slice(from)));
  const freed = rest.slice(0, rest.length - tail.length);
  let highest = previous.reduce((id, block) => Math.max(id, block.id), 0);
  const middle: Block[] = [];
  for (const group of groupLines(text.slice(from, text.length - lengthOf(tail)))) {
    const id = freed[middle.length]?.id ?? (highest += 1);
    middle.push({ id, text: group, pieces: cutPieces(group) });
  }
  const blocks = [...head, ...middle, ...tail];
  return blocks.length > 0 ? blocks : [{ id: highest + 1, text: '', pieces: [''] }];
}

/** Where each block starts in the text, in UTF-16 code units. */
export function blockStarts(blocks: readonly Block[]): readonly number[] {
  let offset = 0;
  return blocks.map((block) => {
    const start = offset;
    offset += block.text.length;
    return start;
  });
}
