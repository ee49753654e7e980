/**
 * Chinese names for the relations, events and roles of further corpora; where two corpora mean the
 * same, the name is that of the presets.
 */
import { relationsOf } from '../presets/rows';
import type { RelationType } from '../core/schema';
import type { LabelMap } from './label-map';
import { familyLabels } from './label-names';
import { OPEN_EVENT } from './open-events';
import { ENTITY_TAG } from './pair-relations';
import { OBJECT_TAG, SUBJECT_TAG } from './subject-relations';

const names = (table: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(table));

const byTag = (types: readonly RelationType[]): ReadonlyMap<string, RelationType> =>
  new Map(types.map((type) => [type.name, type]));

/** Sentences of literature with given pairs: relations as in the documents, ends of unknown type. */
export const SANWEN_LABELS: LabelMap = {
  ...familyLabels('literature'),
  names: new Map([...familyLabels('literature').names, [ENTITY_TAG, '事物']]),
};

const FAULTS = byTag([
  ...relationsOf('部件单元', [
    ['部件故障', '故障状态'],
    ['组成', '部件单元'],
  ]),
  ...relationsOf('性能表征', [['性能故障', '故障状态']]),
  ...relationsOf('检测工具', [['检测工具', '性能表征']]),
]);

export const FAULT_LABELS: LabelMap = { names: new Map(), relations: FAULTS, others: 'drop' };

/** CMeIE: ends and predicates keep their names but for what CMeEE has as well. */
export const CMEIE_LABELS: LabelMap = {
  names: names({ 部位: '身体部位' }),
  relations: new Map(),
  others: 'keep',
};

/** The words of open relations are their names; their ends are of any type. */
export const OPEN_RELATION_LABELS: LabelMap = {
  names: names({ [SUBJECT_TAG]: '主体', [OBJECT_TAG]: '客体' }),
  relations: new Map(),
  others: 'keep',
};

/** Causes and effects: keys are pairs of fields, as `causal.ts` reads them. */
export const CAUSAL_LABELS: LabelMap = {
  names: new Map(),
  relations: new Map(
    Object.entries({
      'reason_product/result_product': { name: '影响', head: '产品', tail: '产品' },
      'reason_product/reason_region': { name: '所在地区', head: '产品', tail: '地区' },
      'result_product/result_region': { name: '所在地区', head: '产品', tail: '地区' },
      'reason_product/reason_industry': { name: '所属行业', head: '产品', tail: '行业' },
      'result_product/result_industry': { name: '所属行业', head: '产品', tail: '行业' },
    }),
  ),
  others: 'drop',
};

export const OPEN_EVENT_LABELS: LabelMap = {
  names: names({
    [OPEN_EVENT]: '事件',
    subject: '主体',
    object: '客体',
    time: '时间',
    loc: '地点',
  }),
  relations: new Map(),
  others: 'drop',
};

/** CEC: types of triggers, and elements as roles. `thoughtevent` is marked at a few triggers by mistake. */
export const EMERGENCY_LABELS: LabelMap = {
  names: names({
    emergency: '突发事件',
    action: '动作',
    operation: '处置',
    stateChange: '状态变化',
    statement: '陈述',
    movement: '移动',
    perception: '感知',
    Participant: '参与者',
    Object: '对象',
    Time: '时间',
    Location: '地点',
    Means: '方式',
  }),
  relations: new Map(),
  others: 'drop',
};
