/** Which documents train and which validate: whole blocks of the source file, because neighbours share articles. */
import type { SourceDocument } from './source';

/** One document a text: the one with the most relations, events and mentions; the first of equals. */
export function dropRepeats(documents: readonly SourceDocument[]): readonly SourceDocument[] {
  const best = new Map<string, SourceDocument>();
  for (const source of documents) {
    const known = best.get(source.document.text);
    if (known === undefined || richness(source) > richness(known)) {
      best.set(source.document.text, source);
    }
  }
  return [...best.values()];
}

function richness({ document: { extraction } }: SourceDocument): number {
  return (
    (extraction.relations.length + extraction.events.length) * 1000 + extraction.mentions.length
  );
}

export interface BlockSplit {
  readonly train: readonly SourceDocument[];
  readonly valid: readonly SourceDocument[];
  /** Neighbours of a block, in neither: they may be of an article that reaches into it. */
  readonly margin: readonly SourceDocument[];
}

const BLOCKS = 4;

/**
 * Cuts `BLOCKS` blocks of groups, evenly spread over the file, that hold `share` of the groups
 * together, with `margin` groups around each left out. The order is that of the source.
 */
export function splitByBlocks(
  documents: readonly SourceDocument[],
  share: number,
  margin: number,
): BlockSplit {
  const order = new Map<string, number>();
  for (const { group } of documents) if (!order.has(group)) order.set(group, order.size);
  const sides = groupSides(order.size, share, margin);
  const on = (side: Side): readonly SourceDocument[] =>
    documents.filter(({ group }) => sides[order.get(group) ?? 0] === side);
  return { train: on('train'), valid: on('valid'), margin: on('margin') };
}

type Side = 'train' | 'valid' | 'margin';

function groupSides(groups: number, share: number, margin: number): readonly Side[] {
  const sides = Array.from({ length: groups }, (): Side => 'train');
  const size = Math.round((groups * share) / BLOCKS);
  if (size === 0) return sides;
  for (let block = 0; block < BLOCKS; block += 1) {
    const middle = ((block + 0.5) * groups) / BLOCKS;
    const start = Math.round(middle - size / 2);
    sides.fill('margin', Math.max(0, start - margin), start + size + margin);
    sides.fill('valid', Math.max(0, start), start + size);
  }
  return sides;
}
