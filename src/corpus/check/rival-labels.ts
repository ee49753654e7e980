/** A string that nearly always has one label and here has another, and sources that label one string differently. */
import type { DatasetMention } from '../dataset/document';
import type { Check, Scope } from './check';
import { entitiesOf, sourceOf, type StringEntry } from './string-table';

/** Uses of a label before it counts as the usual one. */
const SURE = 4;
/** Of the uses of a string in one source. */
const USUAL = 0.8;

export const RIVAL_LABELS: Check = {
  code: 'rival-labels',
  weight: 0.4,
  of: 'item',
  needs: ['strings'],
  start: (scope) => ({
    again: (seen) => {
      const source = scope.strings.numberOf(sourceOf(seen)) ?? -1;
      for (const mention of entitiesOf(seen)) {
        const rival = rivalOf(mention, source, scope);
        if (rival === undefined) continue;
        const { start, end, text, type } = mention;
        const quote = `${text}: ${type} / ${rival.label}`;
        scope.finds.add(seen.index, { kind: rival.kind, quote, start, end });
      }
    },
  }),
};

interface Rival {
  readonly kind: 'unusual' | 'sources';
  readonly label: string;
}

function rivalOf({ text, type }: DatasetMention, source: number, scope: Scope): Rival | undefined {
  const { strings } = scope;
  const entry = strings.get(text);
  if (entry === undefined || entry.uses.length <= 3) return undefined;
  const own = usualLabel(entry, (other) => other === source);
  const label = strings.numberOf(type);
  if (own !== undefined && own !== label) return { kind: 'unusual', label: strings.nameOf(own) };
  // Of two sources that differ, the one that uses its label less often is told.
  const others = usualLabel(entry, (other) => other !== source);
  if (own === undefined || others === undefined || own === others) return undefined;
  const here = countOf(entry, (other) => other === source);
  if (here * 2 > entry.total) return undefined;
  return { kind: 'sources', label: strings.nameOf(others) };
}

/** The label of nearly all uses in some sources; undefined where none is. */
function usualLabel(entry: StringEntry, isOne: (source: number) => boolean): number | undefined {
  const counts = new Map<number, number>();
  const { uses } = entry;
  for (let at = 0; at < uses.length; at += 3) {
    const label = uses[at + 1] ?? -1;
    if (isOne(uses[at] ?? -1)) counts.set(label, (counts.get(label) ?? 0) + (uses[at + 2] ?? 0));
  }
  const all = countOf(entry, isOne);
  for (const [label, count] of counts) if (count >= SURE && count >= all * USUAL) return label;
  return undefined;
}

function countOf({ uses }: StringEntry, isOne: (source: number) => boolean): number {
  let count = 0;
  for (let at = 0; at < uses.length; at += 3) {
    if (isOne(uses[at] ?? -1)) count += uses[at + 2] ?? 0;
  }
  return count;
}
