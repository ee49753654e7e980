/** The predicates of DuIE, by name, with the types that they link. */
import { DUIE_PREDICATES } from '../presets/duie';
import type { RelationType } from '../core/schema';

/** What DuIE 1.0 has beyond 2.0. */
const DUIE1_ONLY: readonly RelationType[] = [
  { name: '出版社', head: '图书作品', tail: '出版社' },
  { name: '出生日期', head: '人物', tail: '日期' },
  { name: '出生地', head: '人物', tail: '地点' },
  { name: '民族', head: '人物', tail: '民族' },
  { name: '连载网站', head: '图书作品', tail: '网站' },
  { name: '目', head: '生物', tail: '目' },
  { name: '身高', head: '人物', tail: '数值' },
  { name: '字', head: '历史人物', tail: '文本' },
];

function byName(types: readonly RelationType[]): ReadonlyMap<string, RelationType> {
  return new Map(types.map((type) => [type.name, type]));
}

/** The 48 predicates of DuIE 2.0. */
export const DUIE_RELATIONS = byName(DUIE_PREDICATES);

/** The same and eight that only DuIE 1.0 has. */
export const DUIE_ALL_RELATIONS = byName([...DUIE_PREDICATES, ...DUIE1_ONLY]);
