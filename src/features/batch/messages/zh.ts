/** Chinese messages of the table over documents and of reading in the background, which are fetched with it. */
import type { DocumentState, SORTS } from '../rows';

export const batchZh = {
  columns: {
    title: '文档',
    length: '字数',
    state: '状态',
    mentions: '实体',
    relations: '关系',
    events: '事件',
    decided: '已核对',
    changed: '修改时间',
  } satisfies Record<(typeof SORTS)[number], string>,
  states: {
    unread: '未抽取',
    waiting: '排队中',
    reading: '抽取中',
    failed: '未成功',
    read: '已抽取',
    done: '已完成',
  } satisfies Record<DocumentState, string>,
  table: '全部文档',
  search: '筛选标题',
  allStates: '所有状态',
  allTypes: '含任何类型',
  field: '表格的列',
  noField: '不按列筛选',
  fieldHolds: (field: string): string => `“${field}”包含`,
  select: (title: string): string => `选择“${title}”`,
  selectAll: '全选',
  untitled: '未命名',
  open: (title: string): string => `打开“${title}”`,
  count: (shown: number, all: number): string =>
    shown === all ? `共 ${all} 份` : `${shown} / ${all} 份`,
  chosen: (count: number): string => `已选 ${count} 份`,
  readChosen: (count: number): string => `抽取所选 ${count} 份`,
  readUnread: (count: number): string => `抽取未读的 ${count} 份`,
  withSchema: '用当前方案',
  graph: '关系图',
  workshop: '数据集工坊',
  evaluation: '评估',
  exportChosen: '导出所选',
  exportAll: '导出全部',
  pause: '暂停',
  resume: '继续',
  cancel: '停止',
  retry: (count: number): string => `重试未成功的 ${count} 份`,
  progress: (finished: number, left: number): string => `已抽取 ${finished} 份，还有 ${left} 份`,
  loading: '正在启动后台模型…',
  paused: (left: number): string => `已暂停，还有 ${left} 份`,
  speed: (rate: string, left: string): string => `每秒约 ${rate} 字${left}`,
  seconds: (count: number): string =>
    count < 60 ? `，约剩 ${count} 秒` : `，约剩 ${Math.ceil(count / 60)} 分钟`,
  model: '后台用内置模型，屏幕上的文档优先；关掉网页后，下次打开接着抽取。',
  notLoaded: '后台模型没有启动。请点“继续”再试，或刷新页面。',
  why: (reason: string): string => `原因：${reason}`,
  storage: '没能写入浏览器存储。请清理一些空间后重试。',
  none: '没有符合条件的文档。',
  totals: '最常见',
  countThem: (count: number): string => `统计 ${count} 份文档`,
  counting: (done: number, all: number): string => `正在统计 ${done} / ${all}…`,
  things: '名称',
  pairs: '关系',
  everywhere: '在多份文档中一起校对',
  everywhereAct: {
    accept: (quote: string, type: string): string => `把这些文档里的“${quote}”都标为${type}…`,
    reject: (quote: string, type: string): string => `删除这些文档里标为${type}的“${quote}”…`,
  },
  ask: {
    accept: (quote: string, type: string, places: number, documents: number): string =>
      `在 ${documents} 份文档里把 ${places} 处“${quote}”标为${type}？已判定的不变。`,
    reject: (quote: string, type: string, places: number, documents: number): string =>
      `在 ${documents} 份文档里删除 ${places} 处标为${type}的“${quote}”？`,
  },
  countingPlaces: '正在数有多少处…',
  nothingToDecide: '没有需要改的地方。',
  decided: (places: number, documents: number): string =>
    `已改 ${documents} 份文档里的 ${places} 处。`,
  skipped: (count: number): string =>
    `${count} 份没有改动：正在别的标签页里编辑、后来改过，或没能保存。`,
  doIt: '确定',
  leaveIt: '取消',
  takeBack: '撤销',
  fine: '好',
  times: (count: number, documents: number): string => `${count} 次，${documents} 份`,
};

export type BatchMessages = typeof batchZh;
