/** The words of the printed page, which are fetched with it. */
import type { Language } from '../../../i18n/translation';
import type { PrintMessages } from './zh';

export async function loadPrintMessages(language: Language): Promise<PrintMessages> {
  return language === 'zh' ? (await import('./zh')).printZh : (await import('./en')).printEn;
}
