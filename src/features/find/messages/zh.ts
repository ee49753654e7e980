/** Chinese messages of the search, which are fetched with it. */
export const findZh = {
  label: '在原文中查找',
  placeholder: '查找文字，或姓名的拼音首字母',
  place: (at: number, count: number, cut: boolean): string =>
    `${at > 0 ? `${at} / ` : ''}${count}${cut ? '+' : ''} 处`,
  none: '没有找到',
  byName: (count: number): string => `其中 ${count} 处按拼音首字母`,
  noReadings: '没有取到拼音表，只查了文字。',
  next: '下一处',
  previous: '上一处',
  close: '关闭查找',
};

export type FindMessages = typeof findZh;
