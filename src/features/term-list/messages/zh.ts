/** Chinese messages of word lists, which are fetched with them. */
export const termListZh = {
  title: '按词表标注',
  intro: '粘贴一列名称（人名、药名、公司等，一行一个），或打开 .txt、.csv、.tsv 文件。',
  terms: '词表',
  open: '打开文件',
  unreadable: '读不出这个文件。请确认它是文本文件（.txt、.csv 或 .tsv），再打开一次。',
  column: '名称所在的列',
  columnName: (index: number, example: string): string => `第 ${index} 列：${example}`,
  heading: '第一行是表头',
  type: '标为',
  noTypes: '方案里没有实体类型。请先在“编辑方案”里增加。',
  plan: (terms: number, places: number): string =>
    `${terms} 个不同的名称，这份文档里有 ${places} 处可以标上。`,
  there: (count: number): string => `${count} 处已经标好。`,
  rejected: (count: number): string => `${count} 处曾被删除，保持删除。`,
  overlapping: (count: number): string => `${count} 处在更长或交叉的同类标注里，不动。`,
  mark: (count: number): string => `标上 ${count} 处`,
  cancel: '取消',
};

export type TermListMessages = typeof termListZh;
