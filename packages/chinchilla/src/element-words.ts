/** Words of the element in both languages. */
export const WORDS = {
  zh: {
    text: '原文，方向键在标记之间移动，回车选择',
    list: '抽取结果',
    empty: '没有找到内容',
    loading: '正在抽取…',
    noModel: '缺少 model 属性。',
    noPreset: '没有这个预设方案。',
  },
  en: {
    text: 'Text. Arrow keys move between marks, Enter selects',
    list: 'Finds',
    empty: 'Nothing was found',
    loading: 'Extracting…',
    noModel: 'The attribute model is missing.',
    noPreset: 'There is no such preset.',
  },
} as const;

export type Language = keyof typeof WORDS;
