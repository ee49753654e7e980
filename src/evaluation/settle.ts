/** A difference of two people, or a judged find, as decisions of a document. */
import { itemChange, type Change } from '../core/change';
import type { Origin } from '../core/decided';
import type { Decider } from '../core/decisions';
import type { Document } from '../core/document';
import { Desk } from './desk';
import type { Difference } from './differences';
import { itemKey, type Item } from './items';

export type Choice = 'mine' | 'theirs' | 'both' | 'neither';

/** Which side stays. */
const CHOSEN: Readonly<Record<Choice, { readonly keeps: boolean; readonly takes: boolean }>> = {
  mine: { keeps: true, takes: false },
  theirs: { keeps: false, takes: true },
  both: { keeps: true, takes: true },
  neither: { keeps: false, takes: false },
};

export interface SettleOptions {
  /** What the other side is called: where its finds come from. */
  readonly source: string;
  /** The threshold of the page: what is below it is not seen. */
  readonly threshold: number;
}

/** What is chosen is accepted, what is not is rejected; both stay in the document. */
export function settle(
  document: Document,
  { mine, theirs }: Pick<Difference, 'mine' | 'theirs'>,
  choice: Choice,
  decider: Decider,
  { source, threshold }: SettleOptions,
): Change {
  const desk = new Desk(document, decider);
  const origin: Origin = { by: 'import', source };
  keepAgreed(desk, [...mine.items, ...theirs.items], threshold);
  const { keeps, takes } = CHOSEN[choice];
  if (takes && !keeps && replace(desk, mine.items, theirs.items)) return desk.pen.change();
  for (const item of mine.items)
    if (keeps) desk.accept(item);
    else desk.reject(item);
  if (takes) {
    for (const item of theirs.items) desk.add(item, origin);
    return desk.pen.change();
  }
  const before = desk.pen.change();
  for (const item of theirs.items) desk.refuse(item, origin);
  return withOrigin(before, desk.pen.change(), origin);
}

/** A decided mention hides predictions of its type that it overlaps: what both sides have stays to be seen. */
function keepAgreed(desk: Desk, items: readonly Item[], threshold: number): void {
  const different = new Set(items.map(itemKey));
  for (const item of items) {
    if (item.kind !== 'entity') continue;
    for (const mention of desk.undecidedAround(item.mention, threshold)) {
      const agreed: Item = { kind: 'entity', type: mention.type, mention };
      if (!different.has(itemKey(agreed))) desk.accept(agreed);
    }
  }
}

/** Links go over to what takes the place of a mention. */
function replace(desk: Desk, mine: readonly Item[], theirs: readonly Item[]): boolean {
  const [old, ...others] = mine;
  const [next, ...more] = theirs;
  if (old === undefined || next === undefined || others.length + more.length > 0) return false;
  return desk.replace(old, next);
}

/** Links that were refused came from the other side, not from the model. */
function withOrigin(before: Change, after: Change, origin: Origin): Change {
  const items = new Map(after.items);
  for (const [id, { before: old, after: item }] of after.items) {
    const refused = !before.items.has(id) && old === undefined && item?.verdict === 'rejected';
    if (refused && item.kind !== 'mention') items.set(id, { after: { ...item, origin } });
  }
  return itemChange(items);
}

/** A judged find accepted or rejected; undefined where the document no longer shows it. */
export function decideItem(
  document: Document,
  item: Item,
  right: boolean,
  decider: Decider,
): Change | undefined {
  const desk = new Desk(document, decider);
  const done = right ? desk.accept(item) : desk.reject(item);
  return done ? desk.pen.change() : undefined;
}
