"""Other names for labels, so that a label of the user's own wording finds what the corpora call otherwise.

Left out on purpose, so that `evaluate --labels` can ask for names that training never saw:
影片, 书籍, 旅游景区, 电子游戏, 政府机关. A synonym must not be the name of something else in another corpus:
人物 is every mention of a person in literature, 职务 is wider in résumés than 职位 is in news.
"""

from collections.abc import Callable, Collection

import numpy as np

from chinchilla.data.kinds import Kind

ENTITIES = {
    "姓名": "人物姓名 名字 人员姓名 真实姓名",
    "人名": "人物名 人物名字 人名字 人士",
    "公司": "商业公司 公司名称 商家 工商企业",
    "游戏": "网络游戏 游戏名 游戏作品 手机游戏 电竞游戏",
    "组织机构": "机构组织 社会组织 团体 组织团体 团队",
    "电影": "电影名 影视片 电影作品 院线电影",
    "职位": "岗位 头衔 职位名称 职衔",
    "政府": "行政机关 政府部门 国家机关 官方机构",
    "地址": "地理位置 所在地 住址 具体地址",
    "景点": "名胜 景区 旅游景点 风景名胜",
    "书名": "图书名 书刊 著作 书本",
    "地名": "地理名称 地区 地点名称 地域",
    "机构名": "机构名称 单位名 组织名称 组织名",
    "地点名": "场所名 地点专名",
    "人物称呼": "称谓 人物泛称 对人的称呼",
    "行政区": "行政区划 行政区名 行政地名",
    "机构泛称": "机构通称 泛指机构",
    "地点泛称": "场所泛称 泛指地点",
    "行政区泛称": "行政区通称 泛指行政区",
    "国籍": "所属国籍 国别",
    "单位": "工作单位 任职单位 所在单位 就职公司",
    "职务": "担任职务 职务职称 职称 任职职务",
    "专业": "所学专业 学科 专业名称",
    "学历": "学位 教育程度 文凭 最高学历",
    "民族": "族别 民族成分",
    "籍贯": "出生地区 祖籍地 老家",
    "疾病": "病症 病名 疾病名称 病种",
    "医疗程序": "治疗手段 医疗操作 手术 检查治疗 疗法",
    "临床表现": "症状 体征 症状体征 病状",
    "身体部位": "人体部位 身体 解剖部位 器官 部位",
    "药物": "药品 药名 用药 药物名称",
    "微生物": "病原体 病菌 细菌病毒 致病微生物",
    "医疗设备": "医疗器械 医用设备 医用器材",
    "医学检验项目": "检验指标 化验项目 检验项目 检查指标",
    "科室": "医院科室 就诊科室 医学科室",
    "品牌": "牌子 商标 品牌名称 品牌名",
    "商品": "产品 货品 商品名称 商品名",
    "型号": "产品型号 款式型号 规格型号",
    "其他专名": "其他专有名词 别的专名 其他名称",
    "影视作品": "影视剧 影视 电影电视剧 影视剧名",
    "图书": "读物 图书名称 书",
    "音乐": "歌曲名 乐曲 音乐作品 曲目",
    "人物": "人 角色 人称 各类人物",
    "时间": "时间点 时刻 时间词 时间表达",
    "物品": "物体 东西 器物 实物",
    "地点": "处所 场所 地方 空间位置",
    "组织": "集体 团体组织",
    "度量": "数量 计量 度量单位 数量词",
    "抽象概念": "概念 抽象名词 抽象事物",
}

TYPES = {
    "人物": "人名 人 姓名 个人",
    "企业": "公司 企业名称 商业公司",
    "机构": "组织 单位 组织机构 团体",
    "公司": "企业 商业公司 上市公司",
    "学校": "院校 高校 学府",
    "图书作品": "图书 书 小说 书名",
    "文学作品": "小说 文学 名著",
    "影视作品": "电影 影视 电视剧 影视剧",
    "电视综艺": "综艺节目 节目 综艺",
    "歌曲": "音乐 歌 曲目",
    "音乐专辑": "专辑 唱片",
    "作品": "原作 著作",
    "娱乐人物": "艺人 明星 演员",
    "历史人物": "古人 历史名人 古代人物",
    "行政区": "地区 行政区划 城市地区",
    "景点": "景区 旅游景点 名胜",
    "地点": "地方 地名 位置",
    "城市": "市 城市名",
    "国家": "国名 国度",
    "日期": "时间 年月日 日子",
    "数值": "数字 数量 数据",
    "文本": "文字 名称 字符串",
    "奖项": "奖 荣誉 奖励",
    "出版社": "出版机构 出版方",
    "网站": "网络平台 文学网站 平台",
    "气候": "气候类型 气候特征",
    "语言": "语种 官方语",
    "生物": "物种 动植物",
    "学科专业": "专业 学科",
    "企业/品牌": "品牌 企业 公司",
    "民族": "族别",
    "物品": "物体 东西",
    "组织": "集体 团体",
}

RELATIONS = {
    "所在城市": "位于城市 城市 坐落城市",
    "作词": "词作者 填词 作词人",
    "作曲": "曲作者 谱曲 作曲人",
    "国籍": "所属国家 国家",
    "编剧": "剧本作者 编剧者",
    "毕业院校": "毕业于 母校 就读学校 毕业学校",
    "歌手": "演唱者 演唱 原唱",
    "票房": "票房收入 票房成绩",
    "创始人": "创办人 创立者 创建者",
    "董事长": "董事会主席 公司董事长",
    "号": "别号 雅号",
    "字": "表字",
    "海拔": "海拔高度 高度",
    "饰演": "扮演者 扮演 演员",
    "出品公司": "出品方 制作公司",
    "代言人": "形象代言人 品牌代言",
    "主持人": "主持 节目主持",
    "简称": "缩写 别称 简写",
    "主题曲": "主题歌 片尾曲",
    "父亲": "爸爸 生父",
    "母亲": "妈妈 生母",
    "妻子": "老婆 太太 夫人",
    "丈夫": "老公 先生",
    "改编自": "原著 改编来源",
    "获奖": "获得奖项 所获奖项 荣获",
    "面积": "总面积 土地面积",
    "占地面积": "占地 校园面积",
    "官方语言": "通用语言 语言",
    "目": "生物目 所属目",
    "总部地点": "总部 总部所在地 总部位于",
    "出生地": "出生地点 生于 诞生地",
    "出生日期": "生日 出生时间 出生年月",
    "导演": "执导 执导者 导演者",
    "校长": "学校校长 院长",
    "修业年限": "学制 学习年限",
    "人口数量": "人口 总人口",
    "成立日期": "成立时间 创立时间 建立时间",
    "出版社": "出版方 出版单位 出版机构",
    "专业代码": "代码 学科代码",
    "连载网站": "连载平台 首发网站",
    "上映时间": "上映日期 首映时间 公映日期",
    "注册资本": "注册资金 注册资本金",
    "祖籍": "籍贯 原籍",
    "主角": "主人公 男女主角",
    "所属专辑": "收录于 专辑 收录专辑",
    "首都": "都城 国都",
    "嘉宾": "节目嘉宾 参与嘉宾",
    "制片人": "监制 制片",
    "身高": "个子 身体高度",
    "朝代": "所处朝代 时代",
    "主演": "领衔主演 出演 参演",
    "民族": "族别 所属民族",
    "作者": "著者 撰写者 写作者",
    "配音": "配音演员 声优",
    "气候": "气候类型 气候特点",
    "位于": "处于 坐落于",
    "亲属": "亲属关系 亲戚",
    "收购": "并购 购买",
    "持股": "持有股份 控股",
    "合作": "合作关系 伙伴",
}

EVENTS = {
    "组织关系-裁员": "裁减员工 人员裁减",
    "司法行为-起诉": "提起诉讼 诉讼",
    "组织关系-辞/离职": "辞职 离职 卸任",
    "财经/交易-上市": "挂牌上市 公开上市",
    "灾害/意外-坍/垮塌": "坍塌 垮塌 倒塌",
    "人生-死亡": "去世 逝世 死亡事件",
    "人生-失联": "失踪 失去联系",
    "灾害/意外-起火": "火灾 着火",
    "灾害/意外-车祸": "交通事故 撞车",
    "财经/交易-出售/收购": "出售 收购 交易买卖",
    "产品行为-发布": "发布新品 推出",
    "人生-产子/女": "生子 生育 生孩子",
    "竞赛行为-胜负": "比赛结果 胜负结果 输赢",
    "竞赛行为-夺冠": "获得冠军 冠军",
    "灾害/意外-洪灾": "洪水 水灾",
    "司法行为-拘捕": "逮捕 拘留 抓捕",
    "组织关系-解雇": "开除 辞退",
    "产品行为-召回": "产品召回 召回产品",
    "财经/交易-融资": "获得融资 募资",
    "人生-婚礼": "举办婚礼 办婚礼",
    "人生-庆生": "过生日 庆祝生日",
    "交往-会见": "会面 会谈",
    "司法行为-罚款": "处罚 行政处罚",
}

ROLES = {
    "时间": "发生时间 日期 时点",
    "地点": "发生地点 位置 地方",
    "死亡人数": "遇难人数 死者人数",
    "受伤人数": "伤者人数 伤员数",
    "融资金额": "融资额 金额",
    "活动名称": "活动 会议名称",
    "原告": "起诉方 起诉人",
    "被告": "被起诉方 被诉人",
    "死者": "逝者 去世者",
    "上市企业": "上市公司 挂牌公司",
    "罚款金额": "罚金 处罚金额",
    "执法机构": "执法部门 处罚机关",
    "发布方": "发布者 推出方",
    "发布产品": "新品 推出产品",
    "冠军": "获胜方 冠军得主",
    "收购方": "买方 并购方",
    "出售方": "卖方 转让方",
    "交易物": "标的 交易标的",
    "出售价格": "成交价 交易价格",
    "胜者": "赢家 获胜者",
    "败者": "输家 落败者",
    "赛事名称": "比赛名称 赛事",
    "离职者": "离职人员 辞职者",
    "原所属组织": "原单位 前东家",
    "裁员方": "裁员公司 裁员企业",
    "裁员人数": "被裁人数 裁撤人数",
    "获奖人": "获奖者 得奖者",
    "震级": "地震等级 级别",
    "震中": "地震中心 震中位置",
    "投资方": "投资人 出资方",
    "投资金额": "投资额 出资额",
    "减持方": "减持股东 减持人",
}

SUFFIXES = ("名", "名称")


Renaming = Callable[[str, np.random.Generator], str]


def pick(names: str, rng: np.random.Generator) -> str:
    choices = names.split()
    return choices[int(rng.integers(len(choices)))]


def entity(name: str, rng: np.random.Generator) -> str:
    if not name.endswith(("名", "泛称", "称呼")) and rng.random() < 0.2:
        return name + SUFFIXES[int(rng.integers(len(SUFFIXES)))]
    return pick(ENTITIES.get(name, name), rng)


def event(name: str, rng: np.random.Generator) -> str:
    """Half of the time without the group that stands before the dash."""
    bare = name.split("-", 1)[-1]
    return pick(EVENTS.get(name, bare), rng) if rng.random() < 0.5 else bare


def relation(label: str, rng: np.random.Generator) -> str:
    """A relation's name and the type of its tail, either or both renamed."""
    name, tail = label.split(":", 1)
    both = int(rng.integers(3))
    name = pick(RELATIONS.get(name, name), rng) if both != 0 else name
    tail = pick(TYPES.get(tail, tail), rng) if both != 1 else tail
    return f"{name}:{tail}"


OTHER_NAMES: dict[Kind, Renaming] = {
    Kind.ENTITY: entity,
    Kind.SUBJECT: lambda name, rng: pick(TYPES.get(name, name), rng),
    Kind.TRIGGER: event,
    Kind.OBJECT: relation,
    Kind.ARGUMENT: lambda name, rng: pick(ROLES.get(name, name), rng),
}


def taught(kind: Kind, name: str) -> set[str]:
    """Every name that training may ask for instead, without the suffixes; of a relation the words, not the pairs."""
    table = {Kind.ENTITY: ENTITIES, Kind.SUBJECT: TYPES, Kind.TRIGGER: EVENTS, Kind.ARGUMENT: ROLES}.get(kind)
    if table is None:
        bare, tail = name.split(":", 1)
        return {name, *RELATIONS.get(bare, bare).split(), *TYPES.get(tail, tail).split()}
    return {name, name.split("-", 1)[-1] if kind == Kind.TRIGGER else name, *table.get(name, name).split()}


def renamed(
    labels: list[tuple[Kind, str]], rate: float, rng: np.random.Generator, held_out: Collection[str] = ()
) -> list[tuple[Kind, str]]:
    """Each label under another name with probability `rate`; no two of a kind share one, and none is `held_out`."""
    taken = set(labels)
    out = []
    for kind, name in labels:
        other = (kind, OTHER_NAMES[kind](name, rng)) if rng.random() < rate else (kind, name)
        if other in taken or not set(held_out).isdisjoint(other[1].split(":")):
            other = (kind, name)
        taken.add(other)
        out.append(other)
    return out
