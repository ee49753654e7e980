/** Names of the presets that are said of one thing: the same, or one broader than the other. */
import { words } from './rows';

/** Each row is one meaning; its first name stands for it below. */
const SAME: readonly string[] = [
  '人名 人物 姓名',
  '机构名 机构 组织机构 组织',
  '企业 公司 企业/品牌',
  '地名 地点',
  '图书作品 书名 图书',
  '专业 学科专业',
  '职位 职务',
];

/** A meaning and those that are kinds of it. */
const BROADER: readonly (readonly [broader: string, narrower: string])[] = [
  ['人名', '娱乐人物 历史人物'],
  ['机构名', '企业 学校 政府 单位'],
  ['地名', '地址 城市 国家 行政区 景点'],
  ['作品', '影视作品 图书作品 文学作品 音乐'],
  ['影视作品', '电影 电视综艺'],
  ['音乐', '歌曲 音乐专辑'],
];

const MEANINGS: ReadonlyMap<string, string> = new Map(
  SAME.flatMap((row) => words(row).map((name, _, [first = name]) => [name, first])),
);

const PARENTS: ReadonlyMap<string, string> = new Map(
  BROADER.flatMap(([broader, narrower]) => words(narrower).map((name) => [name, broader])),
);

/** Every name above, for tests of the data. */
export const FAMILY_NAMES: readonly string[] = [
  ...SAME.flatMap(words),
  ...BROADER.flatMap(([broader, narrower]) => [broader, ...words(narrower)]),
];

/** One name for all that mean the same: of `人物`, `人名`. A name that no preset has means itself. */
export function meaningOf(name: string): string {
  return MEANINGS.get(name) ?? name;
}

/** How narrow a name is: 0 where nothing is broader. */
export function depthOf(name: string): number {
  const parent = PARENTS.get(meaningOf(name));
  return parent === undefined ? 0 : depthOf(parent) + 1;
}

/** The broadest meaning above a name: two names of one family may be said of one thing. */
export function familyOf(name: string): string {
  const meaning = meaningOf(name);
  const parent = PARENTS.get(meaning);
  return parent === undefined ? meaning : familyOf(parent);
}
