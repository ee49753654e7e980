/** The words of the catalogue, which are fetched with it. */
import type { Language } from '../../../../i18n/translation';
import type { CatalogueMessages } from './zh';

export async function loadCatalogueMessages(language: Language): Promise<CatalogueMessages> {
  return language === 'zh'
    ? (await import('./zh')).catalogueZh
    : (await import('./en')).catalogueEn;
}
