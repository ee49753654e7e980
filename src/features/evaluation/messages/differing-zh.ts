/** Chinese messages of the differences that are decided one by one. */
import type { DifferenceKind } from '../../../evaluation/differences';

export const differingZh = {
  section: '逐处决定',
  pick: '选择另一人的文件',
  pickAnother: '换另一人的文件…',
  hint: '可以是对方导出的工作区（.zip），或任何可读的标注文件。正文相同的文档才能对比。',
  comparing: '正在对比…',
  again: '重新对比',
  problems: (count: number): string => `${count} 处没有读进来`,
  noPartner: '没有一份文档与对方的正文相同。请确认两边是同一批文档。',
  alone: (count: number): string => `对方有 ${count} 份文档在这里没有同样的正文，没有对比。`,
  notAllRead: '有的文档没有读出来，没有对比。请关闭后重试。',
  progress: (decided: number, left: number, later: number): string =>
    `已决定 ${decided} 处，还剩 ${left} 处${later > 0 ? `，其中 ${later} 处以后再说` : ''}`,
  elsewhere: (places: number, documents: number): string =>
    `${places} 处在另一个标签页正在编辑的 ${documents} 份文档里。在那里关闭文档后，重新对比。`,
  none: '没有不一致之处。',
  finished: '不一致之处都决定了。',
  kinds: {
    mine: '只有我',
    theirs: '只有对方',
    label: '类型不同',
    edges: '边界不同',
    direction: '方向相反',
    mixed: '类型和边界不同',
  } satisfies Record<DifferenceKind, string>,
  mine: '我的',
  theirs: '对方的',
  nothingHere: '这里没有',
  keys: '焦点在这里时：A 用我的，T 用对方的，D 都要，X 都不要，S 以后再说，B 撤销上一个',
  takeMine: '用我的',
  takeTheirs: '用对方的',
  takeBoth: '都要',
  neither: '都不要',
  later: '以后再说',
  back: '撤销上一个',
  falling: (count: number): string => `连同 ${count} 条关联`,
  stuck: '上一个决定没有撤销：文档后来又改过，或正在另一个标签页中编辑。',
  notKept: '进度没能保存到浏览器里；已做的决定在文档里，不会丢。请腾出存储空间。',
};

export type DifferingMessages = typeof differingZh;
