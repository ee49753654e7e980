/** The relations of the military triples: what they link, under the names of the presets where those mean the same. */
import { relationsOf } from '../presets/rows';
import type { RelationType } from '../core/schema';
import type { LabelMap } from './label-map';

/** Relations that keep their own names. */
const PLAIN: readonly RelationType[] = [
  ...relationsOf('人物', [
    ['职务', '职务'],
    ['任职', '机构'],
    ['国籍', '国家'],
    ['专业领域', '文本'],
    ['出生地', '地点'],
    ['出生日期', '日期'],
    ['毕业院校', '学校'],
    ['配偶', '人物'],
    ['后代', '人物'],
  ]),
  ...relationsOf('机构', [
    ['成员', '人物'],
    ['负责人', '人物'],
    ['隶属机构', '机构'],
    ['地址', '地点'],
    ['人数规模', '数值'],
  ]),
  ...relationsOf('国家', [
    ['城市', '城市'],
    ['热点地区', '地点'],
    ['现任领导', '人物'],
    ['现执政党', '机构'],
    ['对手', '国家'],
    ['同盟', '国家'],
  ]),
  ...relationsOf('武器装备', [
    ['所属国家', '国家'],
    ['使用国家', '国家'],
    ['所属单位', '机构'],
    ['研制单位', '机构'],
    ['生产单位', '机构'],
    ['研制者', '人物'],
    ['舰长', '人物'],
    ['装载', '武器装备'],
    ['改型', '武器装备'],
    ['前型', '武器装备'],
    ['别称', '文本'],
    ['编号', '文本'],
    ['舷号', '文本'],
    ['北约代号', '文本'],
    ['研制时间', '日期'],
    ['生产时间', '日期'],
    ['服役时间', '日期'],
    ['退役时间', '日期'],
    ['重量', '数值'],
    ['长度', '数值'],
    ['速度', '数值'],
    ['排水量', '数值'],
    ['作战半径', '数值'],
    ['精度', '数值'],
    ['编制人数', '数值'],
  ]),
];

/** Tag → what it links, under another name. */
const RENAMED: Readonly<Record<string, RelationType>> = {
  军级: { name: '军衔', head: '人物', tail: '文本' },
  最高学历: { name: '学历', head: '人物', tail: '学历' },
  获得奖项: { name: '获奖', head: '人物', tail: '奖项' },
  创始人: { name: '创始人', head: '企业', tail: '人物' },
  成立时间: { name: '成立日期', head: '机构', tail: '日期' },
  机构别称: { name: '别称', head: '机构', tail: '文本' },
  '所属国家-rel': { name: '所属国家', head: '机构', tail: '国家' },
  续航距离及射程: { name: '射程', head: '武器装备', tail: '数值' },
};

export const MILITARY_LABELS: LabelMap = {
  names: new Map(),
  relations: new Map([
    ...PLAIN.map((type) => [type.name, type] as const),
    ...Object.entries(RENAMED),
  ]),
  others: 'drop',
};
