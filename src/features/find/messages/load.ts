/** The words of the search, which are fetched with it. */
import type { Language } from '../../../i18n/translation';
import type { FindMessages } from './zh';

export async function loadFindMessages(language: Language): Promise<FindMessages> {
  return language === 'zh' ? (await import('./zh')).findZh : (await import('./en')).findEn;
}
