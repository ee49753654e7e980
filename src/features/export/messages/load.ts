/** The words of the export, which are fetched with it. */
import type { Language } from '../../../i18n/translation';
import type { ExportMessages } from './zh';

export async function loadExportMessages(language: Language): Promise<ExportMessages> {
  return language === 'zh' ? (await import('./zh')).exportZh : (await import('./en')).exportEn;
}
