/** The words of the list of keys and of the first visit, which are fetched with them. */
import type { Language } from '../../../i18n/translation';
import type { HelpMessages } from './zh';

export async function loadHelpMessages(language: Language): Promise<HelpMessages> {
  return language === 'zh' ? (await import('./zh')).helpZh : (await import('./en')).helpEn;
}
