/** A report about a dataset as one HTML file. */
import type { CheckReport } from '../check/run';
import type { CleanReport } from '../clean/clean-run';
import type { Language } from '../../formats/format';
import { reportPage } from '../../formats/report-page/page';
import { checkBody, cleanBody } from './body';
import { REPORT_WORDS } from './words';

export function checkPage(report: CheckReport, language: Language): string {
  const words = REPORT_WORDS[language];
  return reportPage(words.checkTitle, words.lang, checkBody(report, language));
}

export function cleanPage(report: CleanReport, language: Language): string {
  const words = REPORT_WORDS[language];
  return reportPage(words.cleanTitle, words.lang, cleanBody(report, language));
}
