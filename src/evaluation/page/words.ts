/** The words of an evaluation's page, in both languages. */
import type { Language } from '../../formats/format';

interface PageWords {
  readonly lang: string;
  readonly title: string;
  readonly agreementTitle: string;
  readonly gold: string;
  readonly run: string;
  readonly first: string;
  readonly second: string;
  readonly against: string;
  readonly documents: string;
  readonly characters: string;
  readonly goldAlone: string;
  readonly runAlone: string;
  readonly firstAlone: string;
  readonly secondAlone: string;
  readonly againstAlone: string;
  readonly unplaced: string;
  readonly interval: string;
  readonly intervalHelp: (rounds: number, seed: string) => string;
  readonly rightIs: string;
  readonly label: string;
  readonly goldCount: string;
  readonly found: string;
  readonly right: string;
  readonly same: string;
  readonly agreementHelp: string;
  readonly micro: string;
  readonly macro: string;
  readonly precision: string;
  readonly recall: string;

  readonly comparison: string;
  readonly difference: string;
  readonly p: string;
  readonly pHelp: (rounds: number) => string;
  readonly bothRight: string;
  readonly onlyFirst: string;
  readonly onlySecond: string;
  readonly neither: string;
  readonly causes: string;
  readonly side: string;
  readonly cause: string;
  readonly confusions: string;
  readonly inPlace: string;
  readonly times: string;
  readonly nothing: string;
  readonly faults: string;
  readonly differences: string;
  readonly content: string;
  readonly instead: string;
  readonly sentence: string;
  readonly document: string;
  readonly more: (count: number) => string;
  readonly none: string;
  readonly kappa: string;
  readonly kappaHelp: string;
  readonly observed: string;
  readonly expected: string;
}

export const PAGE_WORDS: Readonly<Record<Language, PageWords>> = {
  zh: {
    lang: 'zh',
    title: '抽取评估报告',
    agreementTitle: '标注一致性报告',
    gold: '标准答案',
    run: '预测',
    first: '第一人',
    second: '第二人',
    against: '对比的预测',
    documents: '文档',
    characters: '字符',
    goldAlone: '只在标准答案中的文档（不计分）',
    runAlone: '只在预测中的文档（不计分）',
    firstAlone: '只有第一人标注的文档（不计分）',
    secondAlone: '只有第二人标注的文档（不计分）',
    againstAlone: '只在一次预测中的文档（不计分）',
    unplaced: '标准答案中在原文找不到的标注（按漏找计）',
    interval: '95% 区间',
    intervalHelp: (rounds, seed) =>
      `区间：对文档有放回地重抽 ${rounds} 次，取 2.5 到 97.5 百分位；随机种子 ${seed}。只在少数文档里出现的类型，区间偏窄。条形是 F1，横线是它的区间。`,
    rightIs: '算对的条件：',
    label: '类型',
    goldCount: '标准',
    found: '找到',
    right: '正确',
    same: '相同',
    agreementHelp: '两人互换时，精确率与召回率互换，F1 不变。',
    micro: '合计（微平均）',
    macro: '各类型平均（宏平均）',
    precision: '精确率',
    recall: '召回率',
    comparison: '两次预测的比较',
    difference: 'F1 之差（后减前）',
    p: 'p 值',
    pHelp: (rounds) => `配对近似随机化检验，${rounds} 轮，双侧。`,
    bothRight: '两次都对',
    onlyFirst: '只有第一次对',
    onlySecond: '只有第二次对',
    neither: '都不对',
    causes: '错误原因',
    side: '情况',
    cause: '原因',
    confusions: '混淆的类型',
    inPlace: '找成',
    times: '次数',
    nothing: '（无）',
    faults: '漏找和错找',
    differences: '不同之处',
    content: '内容',
    instead: '对方的标注',
    sentence: '句子',
    document: '文档',
    more: (count) => `还有 ${count} 条，见 CSV 文件（--errors）。`,
    none: '没有',
    kappa: 'Cohen κ（按字符）',
    kappaHelp: '每个字符取覆盖它的最长标注的类型，没有标注算一类。',
    observed: '实际一致',
    expected: '随机一致',
  },
  en: {
    lang: 'en',
    title: 'Evaluation of extraction',
    agreementTitle: 'Agreement of two annotators',
    gold: 'Gold',
    run: 'Predictions',
    first: 'First person',
    second: 'Second person',
    against: 'Compared with',
    documents: 'Documents',
    characters: 'Characters',
    goldAlone: 'Documents of the gold alone (not scored)',
    runAlone: 'Documents of the predictions alone (not scored)',
    firstAlone: 'Documents of the first person alone (not scored)',
    secondAlone: 'Documents of the second person alone (not scored)',
    againstAlone: 'Documents of one run alone (not scored)',
    unplaced: 'Gold annotations that are not in their text (missed)',
    interval: '95 % interval',
    intervalHelp: (rounds, seed) =>
      `Intervals: documents drawn ${rounds} times with replacement, from the 2.5th to the 97.5th percentile; seed ${seed}. That of a type which few documents have is too narrow. A bar is F1, the line on it its interval.`,
    rightIs: 'Right is: ',
    label: 'Type',
    goldCount: 'Gold',
    found: 'Found',
    right: 'Right',
    same: 'Same',
    agreementHelp: 'Where the two change places, so do precision and recall; F1 stays.',
    micro: 'All (micro)',
    macro: 'Mean of types (macro)',
    precision: 'Precision',
    recall: 'Recall',
    comparison: 'Comparison of the two runs',
    difference: 'Difference of F1 (second less first)',
    p: 'p',
    pHelp: (rounds) => `Paired approximate randomisation, ${rounds} rounds, two-sided.`,
    bothRight: 'Right in both',
    onlyFirst: 'Only in the first',
    onlySecond: 'Only in the second',
    neither: 'In neither',
    causes: 'Causes',
    side: 'Side',
    cause: 'Cause',
    confusions: 'Confused types',
    inPlace: 'Found as',
    times: 'Times',
    nothing: '(nothing)',
    faults: 'Missed and wrong',
    differences: 'Differences',
    content: 'Content',
    instead: 'Other side',
    sentence: 'Sentence',
    document: 'Document',
    more: (count) => `${count} more stand in the CSV file (--errors).`,
    none: 'none',
    kappa: 'Cohen’s kappa (over characters)',
    kappaHelp:
      'A character has the type of the longest annotation around it; none is a type of its own.',
    observed: 'Observed agreement',
    expected: 'Agreement by chance',
  },
};
