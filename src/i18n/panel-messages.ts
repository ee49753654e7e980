/** The model panel in all languages of the page; kept out of what every visit loads. */
import { panelEn } from './panel-en';
import { panelZh } from './panel-zh';

export const PANEL_TRANSLATIONS = { zh: panelZh, en: panelEn };
