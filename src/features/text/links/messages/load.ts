/** The words of the lines between mentions, which are fetched with them. */
import type { Language } from '../../../../i18n/translation';
import type { LinksMessages } from './zh';

export async function loadLinksMessages(language: Language): Promise<LinksMessages> {
  return language === 'zh' ? (await import('./zh')).linksZh : (await import('./en')).linksEn;
}
