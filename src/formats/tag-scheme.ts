/** From tags to spans of tokens and back: BIO, BMES, BIOES, BILOU. */

/** Half-open range of tokens. */
export interface TokenSpan {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Reads as CoNLL's own scorer does: `I-`, `M-` or `E-` after nothing, or after another type, begins a
 * mention. `B`, `S` and `U` always begin one; `E`, `L`, `S` and `U` always end it.
 */
export function decodeTags(tags: readonly string[]): readonly TokenSpan[] {
  const spans: TokenSpan[] = [];
  let open: { readonly type: string; readonly start: number } | undefined;
  const close = (end: number): void => {
    if (open !== undefined) spans.push({ ...open, end });
    open = undefined;
  };
  for (const [index, tag] of tags.entries()) {
    const mark = tag.charAt(0);
    const type = tag.slice(2);
    if (mark === 'O' || 'BSU'.includes(mark) || open?.type !== type) close(index);
    if (mark === 'O') continue;
    open ??= { type, start: index };
    if ('ELSU'.includes(mark)) close(index + 1);
  }
  close(tags.length);
  return spans;
}

export type TagScheme = 'bio' | 'bmes' | 'bilou';

/** One tag a token. Spans must not overlap. */
export function encodeTags(
  spans: readonly TokenSpan[],
  length: number,
  scheme: TagScheme,
): readonly string[] {
  const tags = Array.from({ length }, () => 'O');
  for (const { type, start, end } of spans) {
    for (let index = start; index < end; index += 1) {
      tags[index] = `${markOf(index, start, end, scheme)}-${type}`;
    }
  }
  return tags;
}

/** Marks of a mention of one token, of the tokens between its ends, and of its last token. */
const MARKS: Readonly<Record<TagScheme, readonly [single: string, inside: string, last: string]>> =
  {
    bio: ['B', 'I', 'I'],
    bmes: ['S', 'M', 'E'],
    bilou: ['U', 'I', 'L'],
  };

function markOf(index: number, start: number, end: number, scheme: TagScheme): string {
  const [single, inside, last] = MARKS[scheme];
  if (end - start === 1) return single;
  if (index === start) return 'B';
  return index === end - 1 ? last : inside;
}
