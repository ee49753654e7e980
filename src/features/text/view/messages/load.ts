/** The words of the legend that filters, which are fetched with it. */
import type { Language } from '../../../../i18n/translation';
import type { ViewMessages } from './zh';

export async function loadViewMessages(language: Language): Promise<ViewMessages> {
  return language === 'zh' ? (await import('./zh')).viewZh : (await import('./en')).viewEn;
}
