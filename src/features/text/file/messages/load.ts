/** The words about an opened file, which are fetched with its notice. */
import type { Language } from '../../../../i18n/translation';
import type { FileMessages } from './zh';

export async function loadFileMessages(language: Language): Promise<FileMessages> {
  return language === 'zh' ? (await import('./zh')).fileZh : (await import('./en')).fileEn;
}
