/** The words of the bar that corrects, which are fetched with it. */
import type { Language } from '../../../i18n/translation';
import type { CorrectMessages } from './zh';

export async function loadCorrectMessages(language: Language): Promise<CorrectMessages> {
  return language === 'zh' ? (await import('./zh')).correctZh : (await import('./en')).correctEn;
}
