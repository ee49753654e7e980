/** The words of a card, in both languages. */
import type { LicenceGroup } from '../catalogue/known-corpus';
import type { LabelKind } from '../check/labels';

export interface CardWords {
  readonly composition: string;
  readonly documents: string;
  readonly translated: (documents: number) => string;
  readonly characters: string;
  readonly items: string;
  readonly records: string;
  readonly task: string;
  readonly byTask: string;
  readonly corpus: string;
  readonly byCorpus: string;
  readonly licence: string;
  readonly terms: string;
  readonly source: string;
  readonly unnamed: string;
  readonly notInCatalogue: string;
  readonly domain: string;
  readonly byDomain: string;
  readonly licenceGroups: string;
  readonly group: string;
  readonly corpora: string;
  readonly groups: Readonly<Record<LicenceGroup, string>>;
  readonly permissive: (left: number) => string;
  readonly research: string;
  readonly label: string;
  readonly labels: string;
  readonly kind: string;
  readonly kinds: Readonly<Record<LabelKind, string>>;
  readonly count: string;
  readonly checks: string;
  readonly noCheck: string;
  readonly checkOther: (checked: number, documents: number) => string;
  readonly passed: (passed: number, all: number, quality: number) => string;
  readonly found: string;
  readonly check: string;
  readonly sides: string;
  readonly side: string;
  readonly share: string;
  readonly instructions: string;
  readonly positives: string;
  readonly hardNegatives: string;
  readonly otherNegatives: string;
  readonly tokens: (tokens: number, name: string, han: number, other: number) => string;
  readonly rebuild: string;
  readonly rebuildLead: string;
}

export const CARD_WORDS: Readonly<Record<'zh' | 'en', CardWords>> = {
  zh: {
    composition: '构成',
    documents: '文档',
    translated: (documents) => `其中 ${documents} 份由模型译成中文，提及的位置随译文移动`,
    characters: '字符',
    items: '标注',
    records: '指令',
    task: '任务',
    byTask: '按任务',
    corpus: '语料',
    byCorpus: '按语料',
    licence: '许可（原文所述）',
    terms: '使用条件',
    source: '来源',
    unnamed: '（未注明）',
    notInCatalogue: '目录中没有',
    domain: '领域',
    byDomain: '按领域',
    licenceGroups: '许可分组',
    group: '分组',
    corpora: '语料',
    groups: { commercial: '可商用', research: '仅限研究', 'not-stated': '未说明' },
    permissive: (left) => `只保留许可允许商用的语料；未保留 ${left} 篇文档。`,
    research: '含有仅限研究或未说明许可的语料：使用前请逐一核对其条件。',
    label: '标签',
    labels: '按标签',
    kind: '种类',
    kinds: { mention: '实体', relation: '关系', event: '事件', role: '论元角色' },
    count: '数目',
    checks: '检查',
    noCheck: '没有给出检查报告。',
    checkOther: (checked, documents) =>
      `检查报告针对 ${checked} 篇文档，本卡片针对 ${documents} 篇。`,
    passed: (passed, all, quality) =>
      `${all} 项检查中 ${passed} 项没有发现问题；平均质量 ${quality}。`,
    found: '发现',
    check: '检查项',
    sides: '划分',
    side: '部分',
    share: '比例',
    instructions: '指令数据',
    positives: '正例标签',
    hardNegatives: '难负例标签',
    otherNegatives: '其他负例标签',
    tokens: (tokens, name, han, other) =>
      `约 ${tokens} 个 token（估计值：${name}，汉字每字 ${han}，其他字符每个 ${other}）。`,
    rebuild: '重建',
    rebuildLead: '从上列来源取得语料后，依次运行：',
  },
  en: {
    composition: 'Composition',
    documents: 'documents',
    translated: (documents) =>
      `Of these, ${documents} were put into Chinese by a model, their mentions moved along`,
    characters: 'characters',
    items: 'annotations',
    records: 'records',
    task: 'task',
    byTask: 'By task',
    corpus: 'corpus',
    byCorpus: 'By corpus',
    licence: 'licence as stated',
    terms: 'terms',
    source: 'source',
    unnamed: '(not named)',
    notInCatalogue: 'not in the catalogue',
    domain: 'domain',
    byDomain: 'By domain',
    licenceGroups: 'Licence groups',
    group: 'group',
    corpora: 'corpora',
    groups: {
      commercial: 'commercial use allowed',
      research: 'research only',
      'not-stated': 'not stated',
    },
    permissive: (left) =>
      `Only corpora whose licence allows commercial use are kept; ${left} documents are not.`,
    research:
      'It holds corpora that are for research only or state no licence: check the terms of each before use.',
    label: 'label',
    labels: 'By label',
    kind: 'kind',
    kinds: { mention: 'entity', relation: 'relation', event: 'event', role: 'role' },
    count: 'count',
    checks: 'Checks',
    noCheck: 'No check report was given.',
    checkOther: (checked, documents) =>
      `The check report is of ${checked} documents, this card of ${documents}.`,
    passed: (passed, all, quality) =>
      `${passed} of ${all} checks found nothing; the mean quality is ${quality}.`,
    found: 'found',
    check: 'check',
    sides: 'Split',
    side: 'side',
    share: 'share',
    instructions: 'Instruction records',
    positives: 'positive labels',
    hardNegatives: 'hard negative labels',
    otherNegatives: 'other negative labels',
    tokens: (tokens, name, han, other) =>
      `About ${tokens} tokens (an estimate: ${name}, ${han} a Han character, ${other} any other).`,
    rebuild: 'How to rebuild',
    rebuildLead: 'With the corpora from the sources above, run one after another:',
  },
};
