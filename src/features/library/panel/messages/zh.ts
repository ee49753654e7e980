/** Chinese messages of the library, which is loaded when it is opened. */

export const libraryZh = {
  search: '在标题与正文中查找',
  sort: '排序',
  order: { changed: '最近修改', created: '最近新建', title: '标题', length: '长度' },
  none: '还没有文档。贴一段文字，就会出现在这里。',
  noMatch: '没有找到。',
  select: (title: string): string => `选择“${title}”`,
  selectAll: '全选',
  selected: (count: number): string => `已选 ${count} 份`,
  openIt: (title: string): string => `打开“${title}”`,
  openNow: '正打开',
  length: (count: string): string => `${count} 字`,
  decided: (count: number): string => `${count} 项已定`,
  done: '已完成',
  markDone: '标为完成',
  markOpen: '取消完成',
  rename: '改标题',
  duplicate: '复制一份',
  copyOf: (title: string): string => `${title}（副本）`,
  remove: '删除',
  notRenamed: '另一个标签页正在编辑这份文档，标题没有改。',
  decider: '我的名字（记在每个决定旁，可以不填）',
  workshop: '数据集工坊',
  exportAll: '导出全部为一个文件',
  importAll: '导入工作区文件',
  merge: '并入现有文档',
  replaceAll: '替换现有文档',
  importTitle: (documents: number): string => `文件里有 ${documents} 份文档，如何导入？`,
  imported: (added: number, beside: number, same: number): string =>
    `已导入 ${added} 份，其中 ${beside} 份与现有文档版本不同，已并存；另有 ${same} 份与现有的相同。`,
  importFailure: {
    'not-a-workspace': '这不是栗鼠的工作区文件，没有改动任何内容。请选择由“导出全部”得到的 .zip。',
    damaged: '文件不完整或已损坏，没有改动任何内容。请重新导出或重新下载后再试。',
    newer: '文件来自更新版本的栗鼠，没有改动任何内容。请先更新本页，再导入。',
    'too-large': '文件太大（解压后超过 500 MB），没有改动任何内容。请分批导出后再导入。',
    storage: '浏览器没有存下这些文档，没有改动任何内容。请清理一些空间后重试。',
  },
  wipe: '清除这台设备上的全部内容…',
  wipeQuestion: '将删除所有文档、结果、决定、方案与模型，不能撤销。需要的话请先导出。确定清除吗？',
  wipeYes: '全部清除',
  wiped: '已全部清除：这台设备上不再有文档、结果与模型。',
  wipeFailed: (left: string): string =>
    `没有清除干净，还剩：${left}。请关闭本站的其他标签页后重试。`,
};

export type LibraryMessages = typeof libraryZh;
