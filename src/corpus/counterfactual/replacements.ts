/** What may stand where a cue stands: words that keep the relation, take it away or turn it into another. */
import { words } from '../../presets/rows';

export interface Replacement {
  /** Words that tell the relation, any of which may be replaced. */
  readonly cues: readonly string[];
  /** Predicates that rest on the cue. */
  readonly predicates: readonly string[];
  /** The same said otherwise. */
  readonly same: readonly string[];
  /** Of the same kind (a post, kin, a verb), but the relation does not hold. */
  readonly other: readonly string[];
  /** Turns the predicate into another one between the same ends. */
  readonly change?: { readonly words: readonly string[]; readonly to: string };
}

function row(
  predicates: string,
  cues: string,
  same: string,
  other: string,
  change?: { readonly words: string; readonly to: string },
): Replacement {
  const list = (names: string): readonly string[] => (names === '' ? [] : words(names));
  return {
    predicates: list(predicates),
    cues: list(cues),
    same: list(same),
    other: list(other),
    ...(change === undefined ? {} : { change: { words: list(change.words), to: change.to } }),
  };
}

const POSTS =
  '总经理 副总裁 财务总监 首席技术官 CTO 法定代表人 董事会秘书 独立董事 监事 合伙人 顾问 首席科学家 ' +
  '公关总监 代理律师 区域经理 总工程师 工会主席 人力资源负责人 首席运营官 项目经理';

/** The longer cue stands before the shorter one that it contains. */
export const REPLACEMENTS: readonly Replacement[] = [
  row('董事长', '董事长', '董事会主席', POSTS),
  row('创始人', '创始人 创办人', '创办人 创办者 创建者 缔造者', `${POSTS} 投资人 经纪人`),
  row(
    '创始人',
    '创立了 创办了 创建了 创立 创办',
    '一手创办 创办 创立 白手起家办起',
    '加入 收购 离开 入股 起诉 采访 参观 投资 审计 考察 退出',
  ),
  row(
    '校长',
    '校长',
    '现任校长 时任校长',
    '副校长 党委书记 教务处长 辅导员 校友 兼职教授 班主任 名誉教授 图书馆馆长 总务主任 家长代表',
  ),
  row(
    '妻子 丈夫',
    '妻子 夫人 太太 老婆',
    '妻子 爱人 夫人 太太',
    '妹妹 姐姐 侄女 表妹 女同事 女学生 助理 女邻居 嫂子 经纪人 秘书 外甥女 师妹',
    { words: '母亲 生母', to: '母亲' },
  ),
  row(
    '丈夫 妻子',
    '丈夫 老公',
    '丈夫 爱人 老公',
    '弟弟 哥哥 同事 堂兄 助理 同学 上司 邻居 司机 师兄 教练 侄子 经纪人',
    { words: '父亲 生父', to: '父亲' },
  ),
  row(
    '父亲',
    '父亲 爸爸',
    '父亲 生父 爸爸',
    '叔叔 舅舅 老师 师父 祖父 岳父 邻居 上司 堂兄 主治医生 姑父 伯父 教练',
    { words: '母亲 妈妈', to: '母亲' },
  ),
  row(
    '母亲',
    '母亲 妈妈',
    '母亲 生母 妈妈',
    '姑姑 姨妈 老师 祖母 岳母 邻居 经纪人 主治医生 婶婶 保姆 师母',
    { words: '父亲 爸爸', to: '父亲' },
  ),
  row(
    '父亲 母亲',
    '儿子 长子 次子 三子 女儿 长女 次女 幼女 之子 之女',
    '',
    '侄子 外甥 学生 徒弟 部下 堂弟 秘书 门生 同乡 邻居 战友',
  ),
  row(
    '导演',
    '执导 导演',
    '执导 导演',
    '摄影 剪辑 美术指导 配乐 点评 推荐 录音 投资 收藏 灯光指导 后期制作',
    { words: '编剧', to: '编剧' },
  ),
  row('编剧', '编剧', '编剧', '场记 剪辑 摄影 译制 美术 海报设计 录音 化妆', {
    words: '导演 执导',
    to: '导演',
  }),
  row('主演', '领衔主演 主演', '领衔主演 主演', '投资 推荐 监制 点评 配乐 摄影 宣传 译制 赞助'),
  row(
    '制片人',
    '制片人',
    '制片人 总制片',
    '录音师 剪辑师 场务 化妆师 摄影师 道具师 副导演 海报设计',
  ),
  row('主持人', '主持人 主持', '主持', '编导 策划 赞助 旁听 剪辑 录音 拍摄'),
  row('嘉宾', '嘉宾', '特邀嘉宾 飞行嘉宾', '观众 编导 摄像 赞助商 场务 评论员'),
  row('作者', '作者', '作者 执笔人', '译者 责任编辑 插画师 读者 出版人 校对 藏家 书评人'),
  row(
    '作者',
    '创作的 撰写的 编著的 所著的 著的',
    '写的 著的 创作的',
    '翻译的 推荐的 点评的 收藏的 校对的 编辑的 朗读的 出版的',
  ),
  row('歌手', '演唱的 演唱', '演唱 唱', '点播 推荐 收藏 点评 混音 录音 引用'),
  row('作曲', '作曲 谱曲', '谱曲 作曲', '混音 录音 伴奏 点评 推荐 和声', {
    words: '作词 填词',
    to: '作词',
  }),
  row('作词', '作词 填词', '填词 作词', '混音 录音 伴奏 点评 推荐 和声', {
    words: '作曲 谱曲',
    to: '作曲',
  }),
  row(
    '成立日期',
    '成立于 创建于 创立于 始建于 创办于',
    '成立于 创建于 创办于 组建于',
    '上市于 搬迁于 改制于 更名于 注销于 获奖于 扩建于 停业于 改组于',
  ),
  row(
    '毕业院校',
    '毕业于',
    '本科毕业于 博士毕业于 毕业于',
    '任教于 访学于 任职于 执教于 退休于 供职于 演讲于 落选于',
  ),
  row(
    '总部地点',
    '总部位于 总部设在 总部设于',
    '总部设在 总部设于 总部位于',
    '工厂位于 分公司设在 仓库位于 新展厅设在 门店开在 研发中心设在 办事处设在',
  ),
  row(
    '注册资本',
    '注册资本 注册资金',
    '注册资本 注册资金',
    '营业收入 净利润 合同金额 募集资金 纳税额 总资产 年产值 欠款 罚款 货款',
  ),
  row('占地面积', '占地面积', '占地面积', '建筑面积 绿化面积 租赁面积 改造面积 展览面积'),
  row('上映时间', '上映', '公映', '开机 杀青 立项 下线 停拍 选角'),
  row('出品公司', '出品', '联合出品', '译制 赞助 代理发行 修复 收藏 引进'),
  row('代言人', '代言人', '形象代言人 代言人', '设计师 供应商 股东 区域经理 法律顾问 体验官'),
  row('首都', '首都', '首都', '港口 经济中心 旅游城市 第二大城市 工业重镇'),
  row('祖籍', '祖籍', '祖籍', '现居 定居 任职于 病逝于 求学于 客居'),
  row('简称', '简称', '简称', '前身为 子公司为 主管单位为 合作方为'),
];
