/** Where two people's annotations of one text differ: what belongs together, to be decided at once. */
import type { Extraction } from '../core/extraction';
import { dependents } from '../core/extraction-dependents';
import { sentenceParts, type Part } from '../core/sentence-parts';
import { itemKey, itemsOf, labelOf, placeOf, spansOf, type Item } from './items';
import { overlaps } from './matching';
import { ITEM_KINDS } from './sample';

/** `label`: the same place, another type or role; `mixed`: more than one of these at once. */
export type DifferenceKind = 'mine' | 'theirs' | 'label' | 'edges' | 'direction' | 'mixed';

export interface Side {
  /** Empty where this side has nothing here. */
  readonly items: readonly Item[];
  /** The sentence of its items, in pieces; a span counts the spans of all its items. */
  readonly parts: readonly Part[];
}

export interface Difference {
  /** The same for the same difference of the same document. */
  readonly key: string;
  /** The id of the own document. */
  readonly document: string;
  readonly what: DifferenceKind;
  readonly mine: Side;
  readonly theirs: Side;
  /** Own links that fall where the own mentions are taken away. */
  readonly falling: number;
}

/** One text with what both say of it. */
export interface BothSides {
  /** Of the own document. */
  readonly id: string;
  readonly text: string;
  readonly mine: Extraction;
  readonly theirs: Extraction;
}

type Relating = Exclude<DifferenceKind, 'mine' | 'theirs' | 'mixed'>;

export interface DifferenceOptions {
  /** Of entities; mentions of others are parts of events. */
  readonly types: ReadonlySet<string>;
  /** `settledKeys` of what was decided before: it is no difference any more, whatever is beside it now. */
  readonly settled: ReadonlySet<string>;
}

const sideKey = (document: string, side: 'mine' | 'theirs', item: string): string =>
  JSON.stringify([document, side, item]);

/** What is settled once a difference was decided. */
export function settledKeys({ document, mine, theirs }: Difference): readonly string[] {
  return [
    ...mine.items.map((item) => sideKey(document, 'mine', itemKey(item))),
    ...theirs.items.map((item) => sideKey(document, 'theirs', itemKey(item))),
  ];
}

/** In the order of kinds, then of the text. */
export function differencesOf(
  sides: BothSides,
  { types, settled }: DifferenceOptions,
): readonly Difference[] {
  return ITEM_KINDS.flatMap((kind) => {
    const of = (extraction: Extraction): ReadonlyMap<string, Item> =>
      new Map(
        itemsOf(kind, extraction)
          .filter((item) => item.kind !== 'entity' || types.has(item.type))
          .map((item) => [itemKey(item), item]),
      );
    const [mine, theirs] = [of(sides.mine), of(sides.theirs)];
    const only = (side: 'mine' | 'theirs', own: typeof mine, other: typeof mine): Item[] =>
      [...own]
        .filter(([key]) => !other.has(key) && !settled.has(sideKey(sides.id, side, key)))
        .map(([, item]) => item);
    const [onlyMine, onlyTheirs] = [only('mine', mine, theirs), only('theirs', theirs, mine)];
    return groupsOf(onlyMine, onlyTheirs)
      .map((group) => differenceOf(sides, group))
      .sort((a, b) => startOf(a) - startOf(b));
  });
}

interface Group {
  readonly mine: Item[];
  readonly theirs: Item[];
  readonly ways: Set<Relating>;
}

/** Items that stand for one another, over any number of steps, are one group. */
function groupsOf(mine: readonly Item[], theirs: readonly Item[]): readonly Group[] {
  const groups = new Set<Group>();
  for (const item of mine) groups.add({ mine: [item], theirs: [], ways: new Set() });
  for (const other of theirs) {
    const joined: Group = { mine: [], theirs: [other], ways: new Set() };
    for (const group of groups) {
      const ways = group.mine.flatMap((item) => wayOf(item, other) ?? []);
      if (ways.length === 0) continue;
      groups.delete(group);
      joined.mine.push(...group.mine);
      joined.theirs.push(...group.theirs);
      for (const way of [...group.ways, ...ways]) joined.ways.add(way);
    }
    groups.add(joined);
  }
  return [...groups];
}

/** How two items of one kind differ; undefined where neither stands for the other. */
function wayOf(a: Item, b: Item): Relating | undefined {
  const [first, second] = [spansOf(a), spansOf(b)];
  if (first.length !== second.length) return undefined;
  const along = (fits: (at: number, other: number) => boolean): boolean =>
    first.every((_, index) => fits(index, index));
  const same = (at: number, other: number): boolean =>
    first[at]?.start === second[other]?.start && first[at]?.end === second[other]?.end;
  if (along(same)) return 'label';
  if (a.type !== b.type || labelOf(a) !== labelOf(b)) return undefined;
  if (a.kind === 'relation' && same(0, 1) && same(1, 0)) return 'direction';
  const touching = (at: number, other: number): boolean => {
    const [one, two] = [first[at], second[other]];
    return one !== undefined && two !== undefined && overlaps(one, two);
  };
  return along(touching) ? 'edges' : undefined;
}

function differenceOf({ id, text, mine }: BothSides, group: Group): Difference {
  const side = (items: readonly Item[]): Side => ({
    items,
    parts: sentenceParts(text, items.flatMap(spansOf)),
  });
  const mentions = group.mine.flatMap((item) => (item.kind === 'entity' ? [item.mention] : []));
  const keys = [group.mine, group.theirs].map((items) => items.map(itemKey).sort());
  return {
    key: JSON.stringify([id, ...keys]),
    document: id,
    what: kindOf(group),
    mine: side(group.mine),
    theirs: side(group.theirs),
    falling: dependents(mine, mentions) + argumentsOf(mine, group.mine),
  };
}

function kindOf({ mine, theirs, ways }: Group): DifferenceKind {
  if (theirs.length === 0) return 'mine';
  if (mine.length === 0) return 'theirs';
  const [way, ...others] = ways;
  return way === undefined || others.length > 0 ? 'mixed' : way;
}

/** Arguments of the events whose triggers these are. */
function argumentsOf({ events }: Extraction, items: readonly Item[]): number {
  const triggers = items.filter(({ kind }) => kind === 'trigger');
  const fall = events.filter(({ type, trigger }) =>
    triggers.some(
      (item) => item.kind === 'trigger' && item.type === type && item.mention.id === trigger,
    ),
  );
  return fall.reduce((sum, { arguments: parts }) => sum + parts.length, 0);
}

function startOf({ mine, theirs }: Difference): number {
  return Math.min(...[...mine.items, ...theirs.items].map((item) => placeOf(item).start));
}
