/** The words of the model panel, which are fetched with it. */
import type { Language } from '../../../../i18n/translation';
import type { PanelMessages } from './zh';

export async function loadPanelMessages(language: Language): Promise<PanelMessages> {
  return language === 'zh' ? (await import('./zh')).panelZh : (await import('./en')).panelEn;
}
