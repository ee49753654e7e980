/** The words of the workshop, which are fetched with it. */
import type { Language } from '../../../i18n/translation';
import type { WorkshopMessages } from './zh';

export async function loadWorkshopMessages(language: Language): Promise<WorkshopMessages> {
  return language === 'zh' ? (await import('./zh')).workshopZh : (await import('./en')).workshopEn;
}
