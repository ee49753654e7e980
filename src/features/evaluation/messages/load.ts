/** The words of the evaluation, which are fetched with it. */
import type { Language } from '../../../i18n/translation';
import type { EvaluationMessages } from './zh';

export async function loadEvaluationMessages(language: Language): Promise<EvaluationMessages> {
  return language === 'zh'
    ? (await import('./zh')).evaluationZh
    : (await import('./en')).evaluationEn;
}
