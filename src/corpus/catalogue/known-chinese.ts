/** Chinese corpora of the catalogue. */
import {
  allowing,
  known,
  NOT_STATED,
  UNSTATED,
  type KnownCorpus,
  type Terms,
} from './known-corpus';

const BAIDU: Terms = {
  licence: NOT_STATED,
  group: 'research',
  terms: 'non-commercial research (Baidu)',
  obtained: 'registration at the source, then download',
};
const CBLUE: Terms = {
  licence: NOT_STATED,
  group: 'research',
  terms: 'research use (CBLUE)',
  obtained: 'registration at the source, then download',
};
const SHARE_ALIKE = allowing('CC BY-SA 4.0', 'name the source, pass on under the same licence');
const MIT = allowing('MIT', 'keep the licence text');

const LUGE = 'https://www.luge.ai/#/luge/dataDetail?id=';
const TIANCHI = 'https://tianchi.aliyun.com/dataset/';
const EDUCATION = 'https://blog.csdn.net/qq_36426650/article/details/87719204';
const INCOMPLETE = 'https://github.com/allanj/ner_incomplete_annotation/tree/master/data/';
const LATTICE = 'https://github.com/jiesutd/LatticeLSTM';
const DAILY = 'https://github.com/zjy-ucas/ChineseNER/tree/master/data';
const NRE = 'https://github.com/thunlp/Chinese_NRE/tree/master/data/';

export const CHINESE_CORPORA: readonly KnownCorpus[] = [
  ...known('CN', BAIDU, [
    [
      'DuIE2.0',
      'encyclopaedia, feeds',
      'RE',
      `${LUGE}5`,
      { size: '191K', format: 'duie', aliases: ['duie', 'duie_partial', 'duie_triples'] },
    ],
    [
      'SKE2019',
      'encyclopaedia, feeds',
      'RE',
      'https://toscode.gitee.com/yiweilu/Entity-Relation-Extraction/tree/master/raw_data',
      { size: '210K', format: 'duie', aliases: ['duie1', 'DuIE1.0'] },
    ],
    [
      'DuEE1.0',
      'news, feeds',
      'EE',
      `${LUGE}6`,
      {
        ...{ size: '17K', format: 'duee', aliases: ['duee', 'duee1'] },
        ...{ licence: 'own licence text', terms: 'non-commercial research and teaching only' },
      },
    ],
    ['DuEE-fin', 'finance', 'EE', `${LUGE}7`, { size: '11.7K' }],
  ]),
  ...known('CN', CBLUE, [
    [
      'CMeEE',
      'medicine',
      'NER',
      `${TIANCHI}95414`,
      { size: '23K', format: 'cmeee', aliases: ['cmeee_chip2020'] },
    ],
    ['CMeIE', 'medicine', 'RE', `${TIANCHI}95414`, { size: '22K' }],
  ]),
  ...known('CN', MIT, [
    ['FinRE', 'finance', 'RE', `${NRE}FinRE`, { size: '18K' }],
    ['SanWen', 'literature', 'RE', `${NRE}SanWen`, { size: '21K' }],
    ['SanWen-NER', 'literature', 'NER', `${NRE}SanWen`, { size: '28K' }],
  ]),
  ...known('CN', SHARE_ALIKE, [
    [
      'FewFC',
      'finance',
      'EE',
      'https://github.com/TimeBurningFish/FewFC',
      { size: '3.6K', format: 'fewfc', aliases: ['fewfc_base', 'fewfc_trans'] },
    ],
  ]),
  ...known('CN', UNSTATED, [
    ['IREE', 'finance', 'EE', `${LUGE}72`, { size: '50K' }],
    ['Title2Event', 'news', 'EE', 'https://open-event-hub.github.io/title2event/', { size: '42K' }],
    [
      'CLUENER2020',
      'news',
      'NER',
      'https://www.cluebenchmarks.com/introduce.html',
      { size: '12K', format: 'cluener', aliases: ['cluener'] },
    ],
    [
      'MSRA NER',
      'news',
      'NER',
      'https://github.com/InsaneLife/ChineseNLPCorpus/tree/master/NER/MSRA',
      { size: '48K', format: 'bio', aliases: ['msra'], terms: 'a research corpus; ask its makers' },
    ],
    [
      'BosonNER',
      'general',
      'NER',
      'https://github.com/HuHsinpang/BosonNER-Pretreatment/tree/master/boson/data',
      { size: '10K' },
    ],
    [
      'Weibo NER',
      'social media',
      'NER',
      'https://github.com/hltcoe/golden-horse',
      {
        ...{ size: '1.8K', format: 'bio', aliases: ['weibo'] },
        ...{ licence: 'CC BY-SA 3.0 (annotations)', terms: 'of the texts nothing is stated' },
      },
    ],
    [
      'Resume NER',
      'résumés',
      'NER',
      `${LATTICE}/tree/master/ResumeNER`,
      { size: '4.8K', format: 'bmes', aliases: ['resume'] },
    ],
    ['Sina Finance NER', 'finance', 'NER', `${LATTICE}/tree/master/data`, { size: '5K' }],
    [
      'Youku NER',
      'entertainment',
      'NER',
      `${INCOMPLETE}youku`,
      { size: '10K', format: 'bio', aliases: ['youku', 'youku_jie'] },
    ],
    [
      'Taobao NER',
      'e-commerce',
      'NER',
      `${INCOMPLETE}ecommerce`,
      { size: '8K', format: 'bio', aliases: ['taobao', 'taobao_jie'] },
    ],
    [
      'E-commerce NER (Ding)',
      'e-commerce',
      'NER',
      'public repositories, as ecommerce_ding',
      { size: '4.5K', format: 'bmes', aliases: ['ecommerce', 'ecommerce_ding'] },
    ],
    [
      "People's Daily 1998",
      'news',
      'NER',
      DAILY,
      {
        size: '28K',
        aliases: ['people_daily'],
        terms: 'a corpus of Peking University; ask its makers',
      },
    ],
    ["People's Daily 2014", 'news', 'NER', DAILY, { size: '286K' }],
    [
      'Video, music and book NER',
      'entertainment',
      'NER',
      'public repositories, as video_music_book',
      { size: '8.8K', aliases: ['media', 'video_music_book'] },
    ],
    [
      'cMedQA NER',
      'medicine',
      'NER',
      'public repositories, as cmedqa_ner',
      { size: '1.8K', format: 'bio', aliases: ['cmedqa', 'cmedqa_ner'] },
    ],
    [
      'Chinese Literature NER and RE',
      'literature',
      'NER RE',
      'https://github.com/lancopku/Chinese-Literature-NER-RE-Dataset',
      { size: '753 documents', format: 'brat', aliases: ['literature', 'literature_re'] },
    ],
    [
      'Military triples',
      'military',
      'RE',
      'public repositories, as military_triples',
      { size: '8.9K', aliases: ['military', 'military_triples'] },
    ],
    [
      'CORE open relations',
      'news',
      'RE',
      'public repositories, as core_openie',
      { size: '12K', aliases: ['core', 'core_openie'] },
    ],
    [
      'iFLYTEK events 2020',
      'mixed',
      'EE',
      'public repositories, as iflytek_ee2020',
      {
        size: '8.2K',
        aliases: ['open_events', 'iflytek_ee2020'],
        terms: 'those of the contest; ask its organizers before use',
      },
    ],
    [
      'CEC',
      'emergencies',
      'EE',
      'https://github.com/shijiebei2009/CEC-Corpus',
      { size: '332 documents' },
    ],
    ['Education: data structures', 'education', 'RE', EDUCATION, { size: '176K' }],
    ['Education: middle school mathematics', 'education', 'NER', EDUCATION, { size: '6K' }],
    ['Education: high school mathematics', 'education', 'NER', EDUCATION, { size: '2K' }],
    [
      'Military equipment tests',
      'military',
      'NER',
      'https://github.com/hy-struggle/ccks_ner/tree/master/militray/PreModel_Encoder_CRF/data',
      { size: '0.8K' },
    ],
    [
      'Bank loans 2021',
      'finance',
      'NER',
      'https://www.heywhale.com/mw/dataset/617969ec768f3b0017862990/file',
      { size: '10K' },
    ],
    [
      'firefly-train-1.1M',
      'general',
      'NER',
      'https://huggingface.co/datasets/YeungNLP/firefly-train-1.1M',
      { size: '50K' },
    ],
    ['MMC', 'medicine', 'NER', `${TIANCHI}88836`, { size: '3.5K' }],
    [
      'IMCS21 task 1',
      'medicine',
      'NER',
      'http://www.fudan-disc.com/sharedtask/imcs21/index.html',
      { size: '98K' },
    ],
  ]),
];
