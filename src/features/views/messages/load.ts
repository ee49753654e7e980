/** The words of the views of a document, which are fetched with them. */
import type { Language } from '../../../i18n/translation';
import type { ViewsMessages } from './zh';

export async function loadViewsMessages(language: Language): Promise<ViewsMessages> {
  return language === 'zh' ? (await import('./zh')).viewsZh : (await import('./en')).viewsEn;
}
