/** Ways to tell what of two lists is the same: by a key, by texts, by overlap, by characters. */
import { argumentKey, spanKey } from '../core/metrics';
import { distinct, groupBy } from './group';
import type { ArgumentItem, Item, MentionItem } from './items';
import { largestMatching } from './largest-matching';

/** `credit` in [0, 1]: 1 is right, 0 is wrong; between them only where parts count. */
export interface Judged<T extends Item = Item> {
  readonly item: T;
  readonly credit: number;
}

/** Each item once on its side. */
export interface Match<T extends Item = Item> {
  readonly gold: readonly Judged<T>[];
  readonly predicted: readonly Judged<T>[];
}

type Items<T> = readonly T[];

export function matchKeys<T extends Item>(
  gold: Items<T>,
  predicted: Items<T>,
  keyOf: (item: T) => string,
): Match<T> {
  const expected = distinct(gold, keyOf);
  const found = distinct(predicted, keyOf);
  const judged = (side: ReadonlyMap<string, T>, other: ReadonlyMap<string, T>): Judged<T>[] =>
    [...side].map(([key, item]) => ({ item, credit: other.has(key) ? 1 : 0 }));
  return { gold: judged(expected, found), predicted: judged(found, expected) };
}

/** By type and text wherever it stands: a text that gold has twice has to be found twice. */
export function matchTexts(
  gold: Items<MentionItem>,
  predicted: Items<MentionItem>,
): Match<MentionItem> {
  return matchGroups(
    gold,
    predicted,
    ({ type, mention }) => JSON.stringify([type, mention.text]),
    () => true,
  );
}

/** By type and a shared character: each find goes to one gold, so that most find a partner. */
export function matchOverlaps(
  gold: Items<MentionItem>,
  predicted: Items<MentionItem>,
): Match<MentionItem> {
  return matchGroups(gold, predicted, ({ type }) => type, sharesText);
}

function sharesText(a: MentionItem, b: MentionItem): boolean {
  return overlaps(a.mention, b.mention);
}

interface Place {
  readonly start: number;
  readonly end: number;
}

export function overlaps(a: Place, b: Place): boolean {
  return a.start < b.end && b.start < a.end;
}

type Joins = (gold: MentionItem, predicted: MentionItem) => boolean;

/** Within groups; what stands at the same place is joined first. */
function matchGroups(
  gold: Items<MentionItem>,
  predicted: Items<MentionItem>,
  groupOf: (item: MentionItem) => string,
  joins: Joins,
): Match<MentionItem> {
  const expected = distinct(gold, placeKey);
  const found = distinct(predicted, placeKey);
  const groups = groupBy(found.values(), groupOf);
  const right = new Set<MentionItem>();
  for (const [key, group] of groupBy(expected.values(), groupOf)) {
    const same = group.flatMap((item): [MentionItem, MentionItem][] => {
      const partner = found.get(placeKey(item));
      return partner === undefined ? [] : [[item, partner]];
    });
    const pairs = largestMatching(group, groups.get(key) ?? [], joins, new Map(same));
    for (const pair of pairs) for (const item of pair) right.add(item);
  }
  const judged = (items: Iterable<MentionItem>): Judged<MentionItem>[] =>
    [...items].map((item) => ({ item, credit: right.has(item) ? 1 : 0 }));
  return { gold: judged(expected.values()), predicted: judged(found.values()) };
}

function placeKey({ type, mention }: MentionItem): string {
  return spanKey({ type, start: mention.start, end: mention.end });
}

/**
 * The score of arguments in the DuEE task (2020 Language and Intelligence Challenge, event extraction,
 * https://aistudio.baidu.com/aistudio/competition/detail/32/0/task-definition). A predicted argument
 * gets the F1 of its characters with a gold argument of the same event type and role, without regard to
 * case; the best where there are several. Precision is the sum of these scores over the number of
 * predicted arguments, recall the same sum over the number of gold arguments. Here an argument (event
 * type, role, text) counts once in a document, and characters are code points, as many as both have.
 * A gold argument gets the best F1 with a predicted one, which enters no sum.
 */
export function matchCharacters(
  gold: Items<ArgumentItem>,
  predicted: Items<ArgumentItem>,
): Match<ArgumentItem> {
  const expected = [...distinct(gold, textKey).values()];
  const found = [...distinct(predicted, textKey).values()];
  return { gold: bestOf(expected, found), predicted: bestOf(found, expected) };
}

function textKey({ type, role, mention }: ArgumentItem): string {
  return argumentKey(type, role, mention.text);
}

function bestOf(side: Items<ArgumentItem>, other: Items<ArgumentItem>): Judged<ArgumentItem>[] {
  const groups = groupBy(other, ({ type, role }) => JSON.stringify([type, role]));
  return side.map((item) => {
    const rivals = groups.get(JSON.stringify([item.type, item.role])) ?? [];
    const scores = rivals.map(({ mention }) => characterF1(mention.text, item.mention.text));
    return { item, credit: Math.max(0, ...scores) };
  });
}

/** 1 for the same text but for case; 0 where no character is shared. */
export function characterF1(a: string, b: string): number {
  const first = Array.from(a.toLowerCase());
  const second = Array.from(b.toLowerCase());
  if (first.length + second.length === 0) return 1;
  const left = new Map<string, number>();
  for (const character of first) left.set(character, (left.get(character) ?? 0) + 1);
  let shared = 0;
  for (const character of second) {
    const count = left.get(character) ?? 0;
    if (count === 0) continue;
    left.set(character, count - 1);
    shared += 1;
  }
  return (2 * shared) / (first.length + second.length);
}
