/** The words of the import, which are fetched with it. */
import type { Language } from '../../../i18n/translation';
import type { ImportMessages } from './zh';

export async function loadImportMessages(language: Language): Promise<ImportMessages> {
  return language === 'zh' ? (await import('./zh')).importZh : (await import('./en')).importEn;
}
