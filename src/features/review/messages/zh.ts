/** Chinese messages of the review, which are fetched with it. */

export const reviewZh = {
  title: '逐条核对',
  close: '回到列表',
  keys: '焦点在这里时：A 接受，X 删除，S 跳过，B 上一条，F2 修改',
  progress: (decided: number, total: number, doubtful: number): string =>
    `已核对 ${decided} / ${total}${doubtful > 0 ? `，还有 ${doubtful} 项存疑` : ''}`,
  kinds: { mention: '实体', relation: '关系', event: '事件', argument: '论元' },
  accept: '接受',
  reject: '删除',
  falling: (count: number): string => `连同 ${count} 条关系或事件`,
  skip: '跳过',
  back: '上一条',
  repair: '修改',
  none: '这里没有要核对的内容。',
  finished: (accepted: number): string => `都核对完了，共 ${accepted} 项。`,
  termList: '按词表标注…',
  done: '标为已完成',
  undone: '取消已完成',
  isDone: '这份文档已完成：再次抽取不会改动它。',
  order: '顺序',
  orders: { doubt: '最存疑的在前', text: '按原文' },
  below: '也核对低于阈值的',
  similar: (type: string): string => `所有“${type}”`,
  attributes: '属性',
  score: '置信度',
  rejectBelow: (count: number, score: string): string => `删除低于 ${score} 的 ${count} 项`,
  acceptAbove: (count: number, score: string): string => `接受不低于 ${score} 的 ${count} 项`,
};

export type ReviewMessages = typeof reviewZh;
