/** The words of the table over documents, which are fetched with it. */
import type { Language } from '../../../i18n/translation';
import type { BatchMessages } from './zh';

export async function loadBatchMessages(language: Language): Promise<BatchMessages> {
  return language === 'zh' ? (await import('./zh')).batchZh : (await import('./en')).batchEn;
}
