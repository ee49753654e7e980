/** The words of word lists, which are fetched with them. */
import type { Language } from '../../../i18n/translation';
import type { TermListMessages } from './zh';

export async function loadTermListMessages(language: Language): Promise<TermListMessages> {
  return language === 'zh' ? (await import('./zh')).termListZh : (await import('./en')).termListEn;
}
