/** Finds drawn by chance for a person to judge. */
import type { AnnotatedDocument } from '../core/extraction';
import { TextRandom } from '../core/random';
import { sentenceOf } from './faults';
import { itemsOf, type Item, type ItemKind } from './items';

/** In the order in which they are told. */
export const ITEM_KINDS: readonly ItemKind[] = ['entity', 'relation', 'trigger', 'argument'];

export interface SampledFind {
  readonly document: string;
  readonly item: Item;
  readonly sentence: string;
}

export interface SampleOptions {
  readonly seed: string;
  /** Of entities. */
  readonly types: ReadonlySet<string>;
  /** Finds of this type alone. */
  readonly only?: FindType | undefined;
}

export interface FindType {
  readonly kind: ItemKind;
  readonly type: string;
}

export interface CountedType extends FindType {
  readonly count: number;
}

interface Placed {
  readonly document: AnnotatedDocument;
  readonly item: Item;
}

/** Mentions that are only parts of events are no finds of their own: they come as triggers and arguments. */
function allFinds(
  documents: readonly AnnotatedDocument[],
  kinds: readonly ItemKind[],
  types: ReadonlySet<string>,
): Placed[] {
  return documents.flatMap((document) =>
    kinds
      .flatMap((kind) => itemsOf(kind, document.extraction))
      .filter((item) => item.kind !== 'entity' || types.has(item.type))
      .map((item) => ({ document, item })),
  );
}

/** How many there are to draw from, by kind, then most first. */
export function countFinds(
  documents: readonly AnnotatedDocument[],
  types: ReadonlySet<string>,
): readonly CountedType[] {
  const counts = new Map<string, CountedType>();
  for (const { item } of allFinds(documents, ITEM_KINDS, types)) {
    const { kind, type } = item;
    const key = JSON.stringify([kind, type]);
    counts.set(key, { kind, type, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const rank = ({ kind }: CountedType): number => ITEM_KINDS.indexOf(kind);
  return [...counts.values()].sort((a, b) => rank(a) - rank(b) || b.count - a.count);
}

/** All finds of the kinds have the same chance; the order is of chance as well. */
export function sampleFinds(
  documents: readonly AnnotatedDocument[],
  kinds: readonly ItemKind[],
  count: number,
  { seed, types, only }: SampleOptions,
): readonly SampledFind[] {
  const all = allFinds(documents, kinds, types).filter(
    ({ item }) => only === undefined || (item.kind === only.kind && item.type === only.type),
  );
  const random = new TextRandom(seed);
  const taken = Math.min(count, all.length);
  for (let at = 0; at < taken; at += 1) {
    const other = at + Math.floor(random.next() * (all.length - at));
    const [one, two] = [all[at], all[other]];
    if (one !== undefined && two !== undefined) [all[at], all[other]] = [two, one];
  }
  return all.slice(0, taken).map(({ document, item }) => ({
    document: document.id,
    item,
    sentence: sentenceOf(document.text, item),
  }));
}
