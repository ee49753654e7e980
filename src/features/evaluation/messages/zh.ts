/** Chinese messages of the evaluation, which is loaded when it is opened. */
import type { Source } from '../evaluating.svelte';
import { differingZh } from './differing-zh';
import { judgingZh } from './judging-zh';

export const evaluationZh = {
  title: '评估',
  intro:
    '把模型的结果与人核对过的结果对比，得到准确率、召回率和错误清单；也可以抽样判断，或逐处决定两人不一致的地方。',
  compare: '对比',
  sources: {
    done: '已完成的文档：模型找到的，与您核对后的',
    decided: '有过核对的文档：模型找到的，与您核对后的',
    run: '两个文件：标准答案与预测',
    people: '两个文件：两个人的标注是否一致',
    sample: '随机抽样：用按键逐条判断对错',
    differences: '我的文档与另一人的文件：逐处决定不一致之处',
  } satisfies Record<Source, string>,
  none: {
    done: '还没有文档标为已完成。核对一份文档并标为完成后，再来评估。',
    decided: '还没有核对过的文档。接受、拒绝或添加一处结果后，再来评估。',
  },
  untouched: '没有动过的结果算对（您看过全文）',
  untouchedHint: '不勾选时，只有您接受或添加的才算标准答案。',
  first: { run: '标准答案', people: '第一人' },
  second: { run: '预测', people: '第二人' },
  pick: (side: string): string => `选择文件：${side}`,
  go: '评估',
  working: '正在评估…',
  crashed: '评估程序意外结束，可能是内存不足。请减少文档或文件后重试。',
  nothing: '没有可以对比的文档。',
  documents: (count: string): string => `${count} 份文档`,
  alone: (first: number, second: number): string =>
    `没有对应文档：第一方 ${first} 份，第二方 ${second} 份（正文要相同）。`,
  problems: (count: number): string => `${count} 条没有读进来，或没有模型结果`,
  convention: '计分方式',
  kappa: (value: string): string => `逐字一致性 κ = ${value}`,
  label: '类型',
  all: '合计',
  mean: '各类型平均',
  interval: '95% 区间',
  precision: '准确率',
  recall: '召回率',
  gold: { run: '标准', people: '第一人' },
  found: { run: '预测', people: '第二人' },
  right: '一致',
  faults: (count: string): string => `不一致之处（${count}）`,
  noFaults: '没有不一致之处。',
  open: (document: string): string => `打开“${document}”`,
  instead: (other: string): string => `对方：${other}`,
  html: '下载报告',
  csv: '下载错误清单',
  judging: judgingZh,
  differing: differingZh,
};

export type EvaluationMessages = typeof evaluationZh;
