/** Sample texts, written for this project; people, companies, works and happenings are made up. */

type SampleDomain =
  | 'news'
  | 'biography'
  | 'resume'
  | 'finance'
  | 'medicine'
  | 'sport'
  | 'disaster'
  | 'ecommerce'
  | 'film'
  | 'literature';

export interface Sample {
  readonly id: string;
  readonly domain: SampleDomain;
  readonly title: string;
  /** The preset that suits the text. */
  readonly presetId: string;
  readonly text: string;
}

export const SAMPLES: readonly Sample[] = [
  {
    id: 'railway',
    domain: 'news',
    title: '城际铁路开通',
    presetId: 'ner-general',
    text: '10月18日上午，连接云泽市与青屏县的云青城际铁路正式开通运营。首发列车C7201次于8时32分从云泽北站驶出，车上坐着六百多名旅客。云泽市交通运输局局长顾明远在开通仪式上说，这条线路全长87公里，把两地之间的行程从两个半小时缩短到38分钟。家住青屏县石门镇的教师沈秋禾告诉《云泽晚报》记者，以后周末进城听一场音乐会，当晚就能回家。',
  },
  {
    id: 'translator',
    domain: 'biography',
    title: '译者苏砚秋',
    presetId: 're-encyclopedia',
    text: '苏砚秋，1931年生于江苏吴江，翻译家、散文家，1953年毕业于江南外国语学院。她与同事陆怀瑾结婚，次年儿子陆望舟出生。苏砚秋用十二年时间译完长篇小说《雪原来信》，并凭此书获得松风文学翻译奖。退休以后，她回到吴江，写成回忆录《桥与灯》。江南外国语学院成立于1949年，首任校长为钱伯川，校园占地面积约六百亩。',
  },
  {
    id: 'manager',
    domain: 'resume',
    title: '总经理简历',
    presetId: 'ner-resume',
    text: '林知夏女士，1974年3月出生，中国国籍，汉族，山东烟台人，无境外永久居留权，硕士研究生学历，高级工程师。毕业于华东机电大学材料学专业。曾任星岸机械股份有限公司技术部经理、副总经理，2016年5月起任蓝礁新材料股份有限公司董事、总经理，现任蓝礁新材料股份有限公司董事长、党委书记。',
  },
  {
    id: 'funding',
    domain: 'finance',
    title: '融资与收购',
    presetId: 'all-in-one',
    text: '2024年3月12日，总部位于苏州的传感器企业启微电子宣布完成3亿元人民币B轮融资，由长柏资本领投，云杉产业基金和老股东明溪创投跟投。启微电子创始人、董事长周予安表示，资金将用于扩建无锡工厂。此前一天，同行业的弘测科技公告称，拟以4.6亿元收购北岭传感70%的股权。受消息影响，弘测科技股价13日开盘即告涨停。',
  },
  {
    id: 'pledge',
    domain: 'finance',
    title: '股权质押与减持',
    presetId: 'ee-finance',
    text: '澄江股份5月20日晚间公告，公司控股股东远禾集团将其持有的2400万股公司股份质押给临江银行，占其所持股份的18.5%。同日，公司董事何叙白通过大宗交易减持120万股，占公司总股本的0.3%。公告还称，子公司澄江能源中标西岭市污水处理项目，中标金额2.18亿元，并已与招标方西岭水务签署合同。',
  },
  {
    id: 'ward',
    domain: 'medicine',
    title: '入院记录',
    presetId: 'ner-medical',
    text: '患者男，62岁，因反复胸闷、气促三个月，加重两天入院。既往有高血压病史十年，长期口服硝苯地平控释片；两年前诊断为2型糖尿病，服用二甲双胍。查体：双肺底可闻及湿啰音，双下肢轻度水肿。心电图示窦性心动过速，胸部CT提示右侧胸腔少量积液，血常规未见异常。初步诊断为慢性心力衰竭急性加重，收入心内科，予呋塞米利尿、吸氧治疗后症状缓解。',
  },
  {
    id: 'open',
    domain: 'sport',
    title: '公开赛落幕',
    presetId: 'ee-general',
    text: '北京时间6月2日，滨海女子乒乓球公开赛落下帷幕。19岁小将许见微在决赛中以4比2战胜头号种子方若溪，首次夺得滨海公开赛冠军。半决赛中，她还淘汰了卫冕冠军沈亦桐，第一次晋级国际赛事的决赛。赛后，老将何岳平宣布退役，结束了二十一年的职业生涯；赤岭俱乐部则证实，前国手程以恒将于下月加盟。',
  },
  {
    id: 'quake',
    domain: 'disaster',
    title: '岷南地震',
    presetId: 'ee-general',
    text: '据当地地震台网测定，8月5日凌晨3时17分，岷南县发生5.4级地震，震源深度12千米。截至当日18时，地震已造成3人死亡、27人受伤，县城东郊一座在建仓库坍塌。消防救援人员从废墟中救出两名工人，均已送往岷南县人民医院。6日上午，邻近的白水镇遭遇洪水，冲毁房屋四十余间，两名村民失联。同日，县城一家木材厂起火，未造成人员伤亡。',
  },
  {
    id: 'shop',
    domain: 'ecommerce',
    title: '秋季上新',
    presetId: 'ner-ecommerce',
    text: '【秋季新品】栖木2024款男士轻薄羽绒服，白鸭绒填充，可机洗，黑色、雾蓝两色可选，尺码M到3XL，到手价399元。同店热卖：栖木儿童加绒冲锋衣、北屿316不锈钢保温杯500ml、禾小满低糖燕麦脆片1kg装、澜音Air 2无线降噪耳机。前两小时下单送羊毛混纺围巾一条，江浙沪次日达。',
  },
  {
    id: 'tide',
    domain: 'film',
    title: '《潮汐档案》定档',
    presetId: 'ner-media',
    text: '由梁暮导演、叶昭宁编剧的悬疑片《潮汐档案》定档11月22日。影片改编自蒋辞的小说《灯塔来客》，程砚饰演海事调查员林沉，温以宁饰演灯塔看守人的女儿阿汐。主题曲《退潮以前》由温以宁演唱、贺知舟作曲，收录在专辑《岸》中。出品方北汀影业透露，影片去年在宁波和舟山取景，片长126分钟。',
  },
  {
    id: 'yard',
    domain: 'literature',
    title: '外婆的院子',
    presetId: 're-literature',
    text: '外婆家的院子在河边，院里有一棵老枣树，树下摆着外公编的竹椅。每年八月，二舅从屋后搬来梯子，我和表妹阿朱提着篮子站在树下等。枣子落在石阶上，落进阿朱的草帽里。外婆坐在门槛上剥毛豆，说起她年轻时住过的小镇：镇口有座石桥，桥头是她父亲开的铁匠铺，铺子里那口铜钟，一直响到天黑。',
  },
];
