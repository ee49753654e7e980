/** Words that tell a relation of the presets: where none stands near, what the model finds is mostly another relation. */

/** By the name of the relation. Written by hand; kept are those that validation text bore out. */
const WORDS: Readonly<Record<string, string>> = {
  董事长: '董事长 董事局主席 董事会主席 主席',
  创始人: '创始 创办 创立 创建 创业 成立 建立 开创 发起 缔造 始建',
  校长: '校长 院长',
  主持人: '主持',
  妻子: '妻 夫 嫁 娶 婚 太太 老婆 爱人 老公 配偶 皇后 王后 妃 媳 伉俪 恋',
  丈夫: '妻 夫 嫁 娶 婚 太太 老婆 爱人 老公 配偶 皇后 王后 妃 媳 伉俪 恋',
  父亲: '父 爸 爹 子 女 儿 之孙 家中 孩 嗣 生',
  母亲: '母 妈 娘 子 女 儿 孩 生 嫡',
  注册资本: '注册 资本 注资 资金',
  作曲: '曲 编 谱',
  编剧: '编剧 剧本 编',
  制片人: '制片 制作人 监制 出品人',
  代言人: '代言',
  总部地点: '总部 位于 坐落 座落 地处 设在 地址 在',
  面积: '面积 平方 占地 公顷 亩',
  占地面积: '占地 面积 平方 亩 公顷',
  人口数量: '人口 人',
  海拔: '海拔',
  身高: '身高 高 cm 米 公分',
  邮政编码: '邮编 邮政',
  出版社: '出版',
  首都: '首都 首府',
  专业代码: '代码 专业',
};

export const RELATION_CUES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(WORDS).map(([name, words]) => [name, words.split(' ')]),
);
