/** The words of a report, in both languages. */
import type { Language } from '../../formats/format';

export interface ReportWords {
  readonly lang: string;
  readonly checkTitle: string;
  readonly cleanTitle: string;
  readonly documents: string;
  readonly mentions: string;
  readonly relations: string;
  readonly events: string;
  readonly quality: string;
  readonly qualityHelp: string;
  readonly before: string;
  readonly after: string;
  readonly checks: string;
  readonly check: string;
  readonly found: string;
  readonly inDocuments: string;
  readonly examples: string;
  readonly repairs: string;
  readonly repair: string;
  readonly changes: string;
  readonly labels: string;
  readonly kind: string;
  readonly label: string;
  readonly uses: string;
  readonly worst: string;
  readonly passed: string;
  readonly byPerson: string;
  readonly place: string;
  readonly quote: string;
  readonly score: string;
  readonly tenths: string;
  readonly none: string;
}

export const REPORT_WORDS: Readonly<Record<Language, ReportWords>> = {
  zh: {
    lang: 'zh',
    checkTitle: '数据集检查报告',
    cleanTitle: '数据集清洗报告',
    documents: '文档',
    mentions: '提及',
    relations: '关系',
    events: '事件',
    quality: '平均质量分',
    qualityHelp: '每篇从 1 分起，每项检查按其权重和出问题的标注所占比例扣分。',
    before: '清洗前',
    after: '清洗后',
    checks: '检查',
    check: '检查项',
    found: '发现',
    inDocuments: '涉及文档',
    examples: '例子',
    repairs: '做了什么',
    repair: '修复',
    changes: '改动',
    labels: '标签',
    kind: '类别',
    label: '名称',
    uses: '次数',
    worst: '得分最低的文档',
    passed: '通过',
    byPerson: '由人决定',
    place: '位置',
    quote: '内容',
    score: '得分',
    tenths: '各分数段的文档',
    none: '没有',
  },
  en: {
    lang: 'en',
    checkTitle: 'Check of a dataset',
    cleanTitle: 'Cleaning of a dataset',
    documents: 'Documents',
    mentions: 'Mentions',
    relations: 'Relations',
    events: 'Events',
    quality: 'Mean quality',
    qualityHelp:
      'A document begins with 1; each check takes its weight, in proportion to the annotations that it found.',
    before: 'Before',
    after: 'After',
    checks: 'Checks',
    check: 'Check',
    found: 'Found',
    inDocuments: 'In documents',
    examples: 'Examples',
    repairs: 'What was done',
    repair: 'Repair',
    changes: 'Changes',
    labels: 'Labels',
    kind: 'Kind',
    label: 'Name',
    uses: 'Uses',
    worst: 'Documents with the lowest scores',
    passed: 'passed',
    byPerson: 'a person decides',
    place: 'Place',
    quote: 'Content',
    score: 'Score',
    tenths: 'Documents by score',
    none: 'none',
  },
};
