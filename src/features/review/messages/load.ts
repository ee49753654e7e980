/** The words of the review, which are fetched with it. */
import type { Language } from '../../../i18n/translation';
import type { ReviewMessages } from './zh';

export async function loadReviewMessages(language: Language): Promise<ReviewMessages> {
  return language === 'zh' ? (await import('./zh')).reviewZh : (await import('./en')).reviewEn;
}
