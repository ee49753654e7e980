/** An evaluation as one HTML file: nothing runs in it, and it loads nothing. */
import type { Language } from '../../formats/format';
import { reportPage } from '../../formats/report-page/page';
import { evaluationBody, type EvaluationReport } from './body';
import { EVALUATION_STYLE } from './style';
import { PAGE_WORDS } from './words';

export function evaluationPage(report: EvaluationReport, language: Language): string {
  const { lang, title, agreementTitle } = PAGE_WORDS[language];
  const name = report.mode === 'people' ? agreementTitle : title;
  return reportPage(name, lang, evaluationBody(report, language), EVALUATION_STYLE);
}
