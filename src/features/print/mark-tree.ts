/** Marks within marks, as elements that nest, for a page that is printed. */
import type { Mention } from '../../core/extraction';
import { nestMarks } from '../../formats/html-page/nest-marks';

export type Piece =
  | string
  /** `last`: the piece in which the mention ends. */
  | { readonly mention: Mention; readonly last: boolean; readonly pieces: readonly Piece[] };

interface Open {
  readonly mention: Mention;
  readonly last: boolean;
  readonly pieces: Piece[];
}

/** The strings, joined, are the text. */
export function markTree(text: string, mentions: readonly Mention[]): readonly Piece[] {
  const root: Piece[] = [];
  const open: Open[] = [];
  for (const item of nestMarks(mentions, text.length)) {
    const pieces = open.at(-1)?.pieces ?? root;
    if (item.step === 'text') pieces.push(text.slice(item.start, item.end));
    else if (item.step === 'close') open.pop();
    else {
      const next: Open = { mention: item.mention, last: item.last, pieces: [] };
      pieces.push(next);
      open.push(next);
    }
  }
  return root;
}
