/** Where the edges of an annotated mention belong: at no blank, no punctuation, not inside a word. */
import { tidyEdges, type Edges } from '../../core/mention-edges';
import { isWhitespace } from '../../core/text';

export type EdgeKind = 'blank' | 'punctuation' | 'half-word' | 'no-letter';

export interface EdgeFault {
  readonly kind: EdgeKind;
  /** Undefined where nothing of a name is left. */
  readonly edges: Edges | undefined;
}

/** Undefined where the edges are right. The span lies in the text. */
export function edgeFault(text: string, span: Edges): EdgeFault | undefined {
  const edges = tidyEdges(text, wholeWords(text, span));
  if (edges === undefined) return { kind: 'no-letter', edges };
  if (edges.start === span.start && edges.end === span.end) return undefined;
  return { kind: kindOf(text, span, edges), edges };
}

function kindOf(text: string, { start, end }: Edges, edges: Edges): EdgeKind {
  if (edges.start < start || edges.end > end) return 'half-word';
  const outer = [text.charAt(start), text.charAt(end - 1)];
  return outer.some((character) => isWhitespace(character)) ? 'blank' : 'punctuation';
}

const LETTER = /^\p{Script=Latin}$/u;
/** A capital begins a new word where names are run together. */
const SMALL = /^(?!\p{Lu})\p{Script=Latin}$/u;
const REACH = 64;

function wholeWords(text: string, { start, end }: Edges): Edges {
  const goesOn = (at: number): boolean =>
    at > 0 && LETTER.test(text.charAt(at - 1)) && SMALL.test(text.charAt(at));
  let from = start;
  while (from > start - REACH && goesOn(from)) from -= 1;
  let to = end;
  while (to < end + REACH && to < text.length && goesOn(to)) to += 1;
  return { start: from, end: to };
}
