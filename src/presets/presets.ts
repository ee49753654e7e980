/** The schemas that come with the app. */
import { ALL_IN_ONE } from './all-in-one';
import { DUEE_EVENTS } from './duee';
import { DUIE_PREDICATES } from './duie';
import { FINANCE_EVENTS, FINANCE_RELATIONS } from './finance';
import { LITERATURE_RELATIONS } from './literature';
import { entityTypes, schemaOf, words } from './rows';
import type { Schema } from '../core/schema';

export type PresetTask = 'ner' | 're' | 'ee' | 'all';

export interface Preset {
  readonly id: string;
  readonly task: PresetTask;
  readonly name: { readonly zh: string; readonly en: string };
  readonly schema: Schema;
}

function preset(id: string, task: PresetTask, zh: string, en: string, schema: Schema): Preset {
  return { id, task, name: { zh, en }, schema };
}

function entityPreset(id: string, zh: string, en: string, names: string): Preset {
  return preset(id, 'ner', zh, en, schemaOf({ entities: entityTypes(names) }));
}

const FINE = '地址 书名 公司 游戏 政府 电影 姓名 组织机构 职位 景点';
const RESUME = '姓名 国籍 学历 籍贯 单位 专业 民族 职务';
const MEDICAL = '疾病 临床表现 医疗程序 医疗设备 药物 医学检验项目 身体部位 科室 微生物';

/** In the order in which they are offered. */
export const PRESETS: readonly Preset[] = [
  preset('all-in-one', 'all', '新闻综合', 'News, everything', ALL_IN_ONE),
  entityPreset('ner-general', '通用实体', 'General entities', '人名 地名 机构名'),
  entityPreset('ner-fine', '细粒度实体', 'Fine-grained entities', FINE),
  entityPreset('ner-resume', '简历', 'Résumé', RESUME),
  preset(
    'ner-medical',
    'ner',
    '医疗',
    'Medicine',
    schemaOf({ entities: entityTypes(MEDICAL), attributes: words('否定 疑似 家属 既往') }),
  ),
  entityPreset('ner-ecommerce', '电商', 'E-commerce', '商品 品牌 型号'),
  entityPreset('ner-media', '影音图书', 'Film, music and books', '影视作品 音乐 图书 人名'),
  preset(
    're-encyclopedia',
    're',
    '百科关系',
    'Encyclopaedia relations',
    schemaOf({ relations: DUIE_PREDICATES }),
  ),
  preset(
    're-literature',
    're',
    '文学关系',
    'Literature relations',
    schemaOf({ relations: LITERATURE_RELATIONS }),
  ),
  preset(
    're-finance',
    're',
    '公司关系',
    'Company relations',
    schemaOf({ relations: FINANCE_RELATIONS }),
  ),
  preset('ee-general', 'ee', '通用事件', 'General events', schemaOf({ events: DUEE_EVENTS })),
  preset('ee-finance', 'ee', '金融事件', 'Financial events', schemaOf({ events: FINANCE_EVENTS })),
];

export function findPreset(id: string): Preset | undefined {
  return PRESETS.find((known) => known.id === id);
}
