/** The words of the page in one language; each language is a chunk of its own, loaded when it is chosen. */
import type { FailureMessages } from './failures-zh';
import type { Messages } from './zh';

export type Language = 'zh' | 'en';

export interface Translation extends Messages {
  /** For the `lang` attribute and number formats. */
  readonly locale: string;
  readonly failures: FailureMessages;
}

async function loadChinese(): Promise<Translation> {
  const [{ zh }, { failuresZh }] = await Promise.all([import('./zh'), import('./failures-zh')]);
  return { ...zh, locale: 'zh-CN', failures: failuresZh };
}

async function loadEnglish(): Promise<Translation> {
  const [{ en }, { failuresEn }] = await Promise.all([import('./en'), import('./failures-en')]);
  return { ...en, locale: 'en', failures: failuresEn };
}

/** Rejects where the chunk cannot be fetched: offline, or a site that was updated meanwhile. */
export function loadTranslation(language: Language): Promise<Translation> {
  return language === 'zh' ? loadChinese() : loadEnglish();
}
