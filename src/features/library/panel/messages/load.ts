/** The words of the library, which are fetched with it. */
import type { Language } from '../../../../i18n/translation';
import type { LibraryMessages } from './zh';

export async function loadLibraryMessages(language: Language): Promise<LibraryMessages> {
  return language === 'zh' ? (await import('./zh')).libraryZh : (await import('./en')).libraryEn;
}
