/** What the page says, in the language of the reader. */
import type { Language } from '../format';

export interface PageWords {
  readonly lang: string;
  readonly title: string;
  readonly types: string;
  readonly entities: string;
  readonly relations: string;
  readonly events: string;
  readonly all: string;
  readonly none: string;
  readonly theme: string;
  readonly help: string;
  readonly accepted: string;
  readonly person: string;
  readonly page: string;
  readonly row: string;
  readonly empty: string;
  readonly documents: string;
}

export const PAGE_WORDS: Readonly<Record<Language, PageWords>> = {
  zh: {
    lang: 'zh-CN',
    title: '信息抽取结果',
    types: '类型',
    entities: '实体',
    relations: '关系',
    events: '事件',
    all: '全选',
    none: '全不选',
    theme: '深色／浅色',
    help: '指向或用方向键移到高亮处，可看到它的关系；回车固定，Esc 取消。',
    accepted: '已确认',
    person: '人工',
    page: '页',
    row: '行',
    empty: '没有找到任何内容。',
    documents: '文档',
  },
  en: {
    lang: 'en',
    title: 'Extracted information',
    types: 'Types',
    entities: 'Entities',
    relations: 'Relations',
    events: 'Events',
    all: 'All',
    none: 'None',
    theme: 'Dark / light',
    help: 'Point at a highlight, or move there with the arrow keys, to see its relations. Enter pins it, Escape lets go.',
    accepted: 'accepted',
    person: 'person',
    page: 'page',
    row: 'row',
    empty: 'Nothing was found.',
    documents: 'Documents',
  },
};
