/** Chinese messages of the printed page, which are fetched with it. */
export const printZh = {
  legend: '图例',
  relations: '关系',
  events: '事件',
  notes: '备注',
  confirmed: '已确认',
  foot: (mentions: number, relations: number, events: number, threshold: string): string =>
    `共 ${mentions} 处标注，${relations} 条关系，${events} 个事件；最低置信度 ${threshold}。`,
  hidden: (count: number): string => `隐藏了 ${count} 类，未打印。`,
};

export type PrintMessages = typeof printZh;
