/** Chinese messages of the lines between mentions, which are fetched with them. */
export const linksZh = {
  section: '选中内容的关系与论元',
  relation: (head: string, type: string, tail: string): string => `${head}的${type}：${tail}`,
  more: (count: number): string => `另有 ${count} 条较远的没有画出，见结果列表`,
};

export type LinksMessages = typeof linksZh;
