/** Why a find is wrong or a gold annotation was missed, where the other side tells. */
import type { Mention } from '../core/extraction';
import type { ArgumentItem, Item, MentionItem, RelationItem } from './items';
import { overlaps, type Judged } from './matching';

export const CAUSES = [
  ...(['edges', 'type', 'both', 'direction', 'end', 'role', 'event'] as const),
  ...(['missed', 'invented'] as const),
] as const;

/**
 * Mentions: `edges` overlaps one of the same type; `type` has the same offsets and another type; `both`
 * overlaps one of another type. Relations: `direction` has its ends exchanged; `type` links the same
 * texts; `end` shares one end, or an end was not found at all. Arguments: `role` and `event` have the
 * same text under another role or type of event; `edges` shares text. Else `missed` or `invented`.
 */
export type Cause = (typeof CAUSES)[number];

export interface Explanation {
  readonly cause: Cause;
  /** What the other side has instead. */
  readonly other?: Item;
}

interface Rule<T> {
  readonly cause: Cause;
  readonly fits: (item: T, other: T) => boolean;
  /** A wrong find may also be explained by a gold annotation that was found besides. */
  readonly byRight?: true;
}

const samePlace = (a: Mention, b: Mention): boolean => a.start === b.start && a.end === b.end;

const MENTION_RULES: readonly Rule<MentionItem>[] = [
  {
    cause: 'edges',
    fits: (a, b) => a.type === b.type && overlaps(a.mention, b.mention),
    byRight: true,
  },
  {
    cause: 'type',
    fits: (a, b) => a.type !== b.type && samePlace(a.mention, b.mention),
    byRight: true,
  },
  { cause: 'both', fits: (a, b) => a.type !== b.type && overlaps(a.mention, b.mention) },
];

const sameText = (a: Mention, b: Mention): boolean => a.text === b.text;

const sameEnds = (a: RelationItem, b: RelationItem): boolean =>
  sameText(a.head, b.head) && sameText(a.tail, b.tail);

const RELATION_RULES: readonly Rule<RelationItem>[] = [
  {
    cause: 'direction',
    fits: (a, b) => a.type === b.type && sameText(a.head, b.tail) && sameText(a.tail, b.head),
    byRight: true,
  },
  { cause: 'type', fits: (a, b) => a.type !== b.type && sameEnds(a, b), byRight: true },
  {
    cause: 'end',
    fits: (a, b) => a.type === b.type && (sameText(a.head, b.head) || sameText(a.tail, b.tail)),
  },
];

const ARGUMENT_RULES: readonly Rule<ArgumentItem>[] = [
  {
    cause: 'role',
    fits: (a, b) => a.type === b.type && a.role !== b.role && sameText(a.mention, b.mention),
    byRight: true,
  },
  {
    cause: 'event',
    fits: (a, b) => a.type !== b.type && a.role === b.role && sameText(a.mention, b.mention),
    byRight: true,
  },
  {
    cause: 'edges',
    fits: (a, b) => a.type === b.type && a.role === b.role && sharesText(a.mention, b.mention),
    byRight: true,
  },
];

function sharesText(a: Mention, b: Mention): boolean {
  return overlaps(a, b) || a.text.includes(b.text) || b.text.includes(a.text);
}

export interface Sides {
  readonly side: 'gold' | 'predicted';
  /** Of the other side. */
  readonly others: readonly Judged[];
  /** Texts of mentions that the other side has anywhere in the document. */
  readonly texts: ReadonlySet<string>;
}

export function explain(item: Item, sides: Sides): Explanation {
  switch (item.kind) {
    case 'entity':
    case 'trigger':
      return byRules(item, MENTION_RULES, sides);
    case 'relation':
      return byRules(item, RELATION_RULES, sides);
    case 'argument':
      return byRules(item, ARGUMENT_RULES, sides);
  }
}

/** What is wrong on the other side comes before what is right. */
function byRules<T extends Item>(item: T, rules: readonly Rule<T>[], sides: Sides): Explanation {
  const { side, others } = sides;
  for (const wrong of [true, false]) {
    if (!wrong && side === 'gold') break;
    for (const { cause, fits, byRight } of rules) {
      if (!wrong && byRight !== true) continue;
      const found = others.find(
        ({ item: other, credit }) => credit < 1 === wrong && fits(item, other as T),
      );
      if (found !== undefined) return { cause, other: found.item };
    }
  }
  if (side === 'predicted') return { cause: 'invented' };
  return { cause: isEndMissing(item, sides) ? 'end' : 'missed' };
}

function isEndMissing(item: Item, { texts }: Sides): boolean {
  return item.kind === 'relation' && !(texts.has(item.head.text) && texts.has(item.tail.text));
}
