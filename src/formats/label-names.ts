/** Chinese names for the tags of the public corpora, by family of tags. */
import { IDENTITY_LABELS } from './label-map';
import type { LabelMap } from './label-map';
import { DUIE_RELATIONS } from './duie-predicates';
import { FEWFC_ROLES } from './fewfc-roles';
import { ENTITY_TAG } from './pair-relations';

export type LabelFamily =
  | 'cluener'
  | 'general'
  | 'resume'
  | 'weibo'
  | 'cmeee'
  | 'product'
  | 'listing'
  | 'film'
  | 'media'
  | 'literature'
  | 'news'
  | 'question';

const TABLES: Readonly<Record<LabelFamily, Readonly<Record<string, string>>>> = {
  cluener: {
    address: '地址',
    book: '书名',
    company: '公司',
    game: '游戏',
    government: '政府',
    movie: '电影',
    name: '姓名',
    organization: '组织机构',
    position: '职位',
    scene: '景点',
  },
  general: {
    PER: '人名',
    LOC: '地名',
    ORG: '机构名',
    NR: '人名',
    NS: '地名',
    NT: '机构名',
    nr: '人名',
    ns: '地名',
    nt: '机构名',
  },
  resume: {
    NAME: '姓名',
    CONT: '国籍',
    EDU: '学历',
    LOC: '籍贯',
    ORG: '单位',
    PRO: '专业',
    RACE: '民族',
    TITLE: '职务',
  },
  weibo: {
    'PER.NAM': '人名',
    'PER.NOM': '人物称呼',
    'ORG.NAM': '机构名',
    'ORG.NOM': '机构泛称',
    'GPE.NAM': '行政区',
    'GPE.NOM': '行政区泛称',
    'LOC.NAM': '地点名',
    'LOC.NOM': '地点泛称',
  },
  cmeee: {
    dis: '疾病',
    sym: '临床表现',
    pro: '医疗程序',
    equ: '医疗设备',
    dru: '药物',
    ite: '医学检验项目',
    bod: '身体部位',
    dep: '科室',
    mic: '微生物',
  },
  product: { HC: '商品', HP: '品牌' },
  listing: { HCCX: '商品', HPPX: '品牌', XH: '型号', MISC: '其他专名' },
  film: { TELEVISION: '影视作品', PER: '人名', MISC: '其他专名' },
  media: { book: '图书', music: '音乐', video: '影视作品' },
  literature: {
    Thing: '物品',
    Person: '人物',
    Location: '地点',
    Time: '时间',
    Metric: '度量',
    Organization: '组织',
    Abstract: '抽象概念',
    Located: '位于',
    'Part-Whole': '部分整体',
    Family: '亲属',
    'General-Special': '上下位',
    Social: '社会关系',
    Ownership: '所有',
    Use: '使用',
    Create: '创造',
    Near: '邻近',
  },
  news: { nr: '人名', ns: '地名', nt: '机构名', nz: '其他专名', t: '时间' },
  question: {
    disease: '疾病',
    body: '身体部位',
    symptom: '症状',
    treatment: '治疗',
    crowd: '人群',
    drug: '药物',
    test: '检查',
    physiology: '生理',
    feature: '特征',
    time: '时间',
    department: '科室',
  },
};

/** Only the tags of the family are known; others are dropped and noted. */
export function familyLabels(family: LabelFamily): LabelMap {
  return { names: new Map(Object.entries(TABLES[family])), relations: new Map(), others: 'drop' };
}

/** The family that knows most of `tags`, the first of equals; undefined where none knows any. */
export function detectFamily(tags: Iterable<string>): LabelFamily | undefined {
  const found = [...new Set(tags)];
  const known = (family: LabelFamily): number =>
    found.filter((tag) => Object.hasOwn(TABLES[family], tag)).length;
  const best = FAMILIES.reduce((a, b) => (known(b) > known(a) ? b : a));
  return known(best) > 0 ? best : undefined;
}

/** Common ones first: a file may hold only a few tags of its family. */
const FAMILIES: readonly [LabelFamily, ...LabelFamily[]] = [
  'general',
  'resume',
  'weibo',
  'cluener',
  'cmeee',
  'product',
  'listing',
  'film',
  'media',
  'literature',
  'news',
  'question',
];

/** DuIE: the 48 predicates of 2.0. */
export const DUIE_LABELS: LabelMap = {
  names: new Map(),
  relations: DUIE_RELATIONS,
  others: 'drop',
};

/** DuEE: types and roles keep their own names, which are Chinese already. */
export const DUEE_LABELS: LabelMap = IDENTITY_LABELS;

export const FEWFC_LABELS: LabelMap = { names: FEWFC_ROLES, relations: new Map(), others: 'keep' };

/** FinRE: both ends of a pair are companies; relations keep their own names. */
export const FINRE_LABELS: LabelMap = {
  names: new Map([[ENTITY_TAG, '公司']]),
  relations: new Map(),
  others: 'keep',
};
