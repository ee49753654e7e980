/** Corpora of contests, in Chinese. */
import { known, NOT_STATED, type KnownCorpus, type Terms } from './known-corpus';

const CONTEST: Terms = {
  licence: NOT_STATED,
  group: 'not-stated',
  terms: 'those of the contest; ask its organizers before use',
  obtained: 'registration at the contest',
};

export const CONTEST_CORPORA: readonly KnownCorpus[] = [
  ...known('CN', CONTEST, [
    [
      'BDCI2022 equipment faults',
      'industry',
      'RE',
      'public repositories, as bdci2022_dgre',
      { size: '1.5K', aliases: ['faults', 'bdci2022_dgre'] },
    ],
    [
      'CCKS2021 causality',
      'finance',
      'RE EE',
      'public repositories, as ccks2021_causal',
      { size: '7K', aliases: ['causal', 'ccks2021_causal'] },
    ],
    [
      'Task dialogues 2018',
      'general',
      'NER',
      'http://tcci.ccf.org.cn/conference/2018/taskdata.php',
      { size: '21K' },
    ],
    [
      'CCIR2021 NER',
      'news',
      'NER',
      'https://www.datafountain.cn/competitions/510',
      { size: '15K' },
    ],
    [
      'CCKS2017 NER',
      'medicine',
      'NER',
      'https://www.biendata.xyz/competition/CCKS2017_1/',
      { size: '2K' },
    ],
    [
      'CCKS2018 NER',
      'medicine',
      'NER',
      'https://www.biendata.xyz/competition/CCKS2018_1/',
      { size: '0.8K' },
    ],
    [
      'CCKS2019 NER',
      'medicine',
      'NER',
      'https://www.biendata.xyz/competition/ccks_2019_1/',
      { size: '1.4K' },
    ],
    [
      'CCKS2020 NER',
      'medicine',
      'NER',
      'https://www.biendata.xyz/competition/ccks_2020_2_1/',
      { size: '1.4K' },
    ],
    [
      'WanChuang',
      'medicine',
      'NER',
      'https://tianchi.aliyun.com/competition/entrance/531827/introduction',
      { size: '1.2K' },
    ],
    [
      'GAIIC2022 task 2',
      'e-commerce',
      'NER',
      'https://www.heywhale.com/home/competition/620b34ed28270b0017b823ad/content/2',
      { size: '40K' },
    ],
  ]),
];
