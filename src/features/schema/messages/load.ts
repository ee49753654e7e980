/** The words of the schema editor, which are fetched with it. */
import type { Language } from '../../../i18n/translation';
import type { SchemaMessages } from './zh';

export async function loadSchemaMessages(language: Language): Promise<SchemaMessages> {
  return language === 'zh' ? (await import('./zh')).schemaZh : (await import('./en')).schemaEn;
}
