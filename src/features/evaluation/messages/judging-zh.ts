/** Chinese messages of the sample that is judged. */
import type { From } from '../judging/judging.svelte';

export const judgingZh = {
  section: '抽样判断',
  from: '从哪些文档抽',
  froms: {
    read: '模型读过的文档',
    done: '标为已完成的文档',
    decided: '有过核对的文档',
  } satisfies Record<From, string>,
  count: '抽多少条',
  type: '抽哪一类',
  allTypes: (count: string): string => `全部结果（${count} 条）`,
  typed: (kind: string, type: string, count: string): string => `${kind} ${type}（${count} 条）`,
  seed: '种子',
  seedHint: '同样的文档和种子抽到同样的样本。',
  draw: '抽样并开始',
  counting: '正在数结果…',
  documents: (count: string): string => `${count} 份文档有模型的结果。`,
  nothing: '这些文档里没有模型的结果。先抽取一份文档，或换一个来源。',
  notAllRead: '有的文档没有读出来，样本只来自读出来的部分。请关闭后重试。',
  replaces: '新样本会取代现在的样本和判断。需要时先下载。',
  keys: '焦点在这里时：A 对，X 错，S 无法判断，B 上一条',
  right: '对',
  wrong: '错',
  unclear: '无法判断',
  back: '上一条',
  progress: (judged: number, total: number, unclear: number): string =>
    `已判断 ${judged} / ${total}${unclear > 0 ? `，其中 ${unclear} 条无法判断，不计入` : ''}`,
  finished: '这个样本已经判断完。',
  decides: '同时写进文档：对的接受，错的删除',
  undecided: (count: number): string =>
    `${count} 条没有写进文档：文档正在另一个标签页中编辑、已被删除，或已不显示这条结果。判断本身已保留。`,
  notKept: '判断没能保存到浏览器里，关闭页面就会丢失。请先下载，再腾出存储空间。',
  precision: '准确率',
  judged: '已判断',
  all: '合计',
  interval: '95% 区间（Wilson）',
  download: '下载判断结果',
  another: '换一个样本…',
  keepThis: '继续现在的样本',
};

export type JudgingMessages = typeof judgingZh;
