/** Every convention by which finds are counted as right; a number is always given with one of them. */
import type { Extraction } from '../core/extraction';
import { argumentKey, countUngrounded, spanKey, tripleKey } from '../core/metrics';
import type { Language } from '../formats/format';
import {
  itemsOf,
  type ArgumentItem,
  type ItemKind,
  type MentionItem,
  type RelationItem,
} from './items';
import { matchCharacters, matchKeys, matchOverlaps, matchTexts, type Match } from './matching';
import type { EvaluatedPair } from './pairs';

export interface Convention {
  readonly id: ConventionId;
  readonly kind: ItemKind;
  readonly name: Readonly<Record<Language, string>>;
  /** What counts as right. */
  readonly says: Readonly<Record<Language, string>>;
  readonly match: (gold: Extraction, predicted: Extraction) => Match;
}

export type ConventionId =
  | ('entities-strict' | 'entities-overlap' | 'entities-text')
  | ('relations-texts' | 'relations-typed' | 'relations-offsets')
  | ('triggers' | 'arguments' | 'arguments-strict' | 'arguments-duee');

/** A document as one convention sees it. */
export interface DocumentMatch extends Match {
  /** Gold annotations that are not in their text: missed, under no label. */
  readonly unplaced: number;
}

interface Kinds {
  readonly entity: MentionItem;
  readonly relation: RelationItem;
  readonly trigger: MentionItem;
  readonly argument: ArgumentItem;
}

/** The items of one kind on each side, matched. */
function matching<K extends ItemKind>(
  kind: K,
  match: (gold: readonly Kinds[K][], predicted: readonly Kinds[K][]) => Match,
): Pick<Convention, 'kind' | 'match'> {
  const of = (extraction: Extraction): readonly Kinds[K][] =>
    itemsOf(kind, extraction) as unknown as readonly Kinds[K][];
  return { kind, match: (gold, predicted) => match(of(gold), of(predicted)) };
}

function byKey<K extends ItemKind>(
  kind: K,
  keyOf: (item: Kinds[K]) => string,
): Pick<Convention, 'kind' | 'match'> {
  return matching(kind, (gold, predicted) => matchKeys(gold, predicted, keyOf));
}

export const CONVENTIONS: readonly Convention[] = [
  {
    id: 'entities-strict',
    name: { zh: '实体：严格', en: 'Entities, strict' },
    says: { zh: '类型和起止位置都相同', en: 'the same type and the same offsets' },
    ...byKey('entity', ({ type, mention }) => spanKey({ ...mention, type })),
  },
  {
    id: 'entities-overlap',
    name: { zh: '实体：重叠', en: 'Entities, by overlap' },
    says: {
      zh: '类型相同且至少有一个字重叠；一个预测只对应一个标注',
      en: 'the same type and a shared character; one find goes to one gold entity',
    },
    ...matching('entity', matchOverlaps),
  },
  {
    id: 'entities-text',
    name: { zh: '实体：仅文字', en: 'Entities, by text only' },
    says: {
      zh: '类型和文字相同，不看位置；标注中出现两次的文字要找到两次',
      en: 'the same type and text anywhere, as often as gold has it',
    },
    ...matching('entity', matchTexts),
  },
  {
    id: 'relations-texts',
    name: { zh: '关系：文字三元组', en: 'Relations, triples of texts' },
    says: {
      zh: '关系类型和两端的文字都相同',
      en: 'the same type of relation and the same texts of both ends',
    },
    ...byKey('relation', ({ type, head, tail }) => tripleKey(type, head.text, tail.text)),
  },
  {
    id: 'relations-typed',
    name: { zh: '关系：带两端类型的三元组', en: 'Relations, triples with types of ends' },
    says: {
      zh: '关系类型、两端的文字和两端的类型都相同',
      en: 'the same type of relation, texts of both ends, and types of both ends',
    },
    ...byKey('relation', ({ type, head, tail }) =>
      JSON.stringify([tripleKey(type, head.text, tail.text), head.type, tail.type]),
    ),
  },
  {
    id: 'relations-offsets',
    name: { zh: '关系：按位置', en: 'Relations, by offsets' },
    says: {
      zh: '关系类型和两端的起止位置都相同',
      en: 'the same type of relation and the same offsets of both ends',
    },
    ...byKey('relation', ({ type, head, tail }) =>
      JSON.stringify([type, head.start, head.end, tail.start, tail.end]),
    ),
  },
  {
    id: 'triggers',
    name: { zh: '事件：触发词', en: 'Events, triggers' },
    says: {
      zh: '事件类型和触发词的起止位置都相同',
      en: 'the same type of event and the same offsets of its trigger',
    },
    ...byKey('trigger', ({ type, mention }) => spanKey({ ...mention, type })),
  },
  {
    id: 'arguments',
    name: { zh: '事件：论元', en: 'Events, arguments' },
    says: {
      zh: '事件类型、角色和文字都相同',
      en: 'the same type of event, role and text',
    },
    ...byKey('argument', ({ type, role, mention }) => argumentKey(type, role, mention.text)),
  },
  {
    id: 'arguments-strict',
    name: { zh: '事件：论元，严格', en: 'Events, arguments, strict' },
    says: {
      zh: '事件类型、角色和起止位置都相同',
      en: 'the same type of event, role and offsets',
    },
    ...byKey('argument', ({ type, role, mention }) =>
      JSON.stringify([type, role, mention.start, mention.end]),
    ),
  },
  {
    id: 'arguments-duee',
    name: { zh: '事件：论元，DuEE 字级别', en: 'Events, arguments, DuEE by characters' },
    says: {
      zh: '每个预测论元取与同类型同角色标注论元的最高字级别 F1，不区分大小写，再求和',
      en: 'in parts: F1 of characters with the best gold argument of the type and role',
    },
    ...matching('argument', matchCharacters),
  },
];

export function conventionOf(id: string): Convention | undefined {
  return CONVENTIONS.find((convention) => convention.id === id);
}

/** One result a document, in their order. Annotations without a place are missed where entities or relations count. */
export function matchDocuments(
  { kind, match }: Convention,
  pairs: readonly EvaluatedPair[],
): readonly DocumentMatch[] {
  const counts = kind === 'entity' || kind === 'relation';
  return pairs.map(({ gold, predicted }) => ({
    ...match(gold, predicted),
    unplaced: counts ? countUngrounded(gold) : 0,
  }));
}
