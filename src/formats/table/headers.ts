/** Names of sheets and columns, and words in cells, in the language of the reader. */
import type { Language } from '../format';
import type { Column, SheetName } from './sheets';

interface TableWords {
  readonly sheets: Readonly<Record<SheetName, string>>;
  readonly states: Readonly<Record<'accepted' | 'predicted', string>>;
  readonly person: string;
}

const ZH_COLUMNS: Readonly<Record<Column, string>> = {
  document: '文档',
  title: '标题',
  type: '类型',
  text: '原文',
  name: '名称',
  start: '起',
  end: '止',
  score: '置信度',
  state: '状态',
  origin: '来源',
  sentence: '句子',
  file: '文件',
  page: '页',
  row: '行',
  head: '头实体',
  headName: '头实体名称',
  headType: '头实体类型',
  headStart: '头实体起',
  headEnd: '头实体止',
  tail: '尾实体',
  tailName: '尾实体名称',
  tailType: '尾实体类型',
  tailStart: '尾实体起',
  tailEnd: '尾实体止',
  event: '事件序号',
  trigger: '触发词',
  triggerStart: '触发词起',
  triggerEnd: '触发词止',
  role: '角色',
};

export const TABLE_WORDS: Readonly<Record<Language, TableWords>> = {
  zh: {
    sheets: { entities: '实体', relations: '关系', events: '事件' },
    states: { accepted: '已确认', predicted: '未确认' },
    person: '人工',
  },
  en: {
    sheets: { entities: 'entities', relations: 'relations', events: 'events' },
    states: { accepted: 'accepted', predicted: 'predicted' },
    person: 'person',
  },
};

/** In English as a script would name them: `headStart` is `head_start`. */
export function columnName(column: Column, language: Language): string {
  return language === 'zh'
    ? ZH_COLUMNS[column]
    : column.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
}
