/** All languages of the page by their code. */
import { en } from './en';
import { failuresEn, failuresZh, type FailureMessages } from './failures';
import { zh, type Messages } from './zh';

export interface Translation extends Messages {
  /** For the `lang` attribute and number formats. */
  readonly locale: string;
  readonly failures: FailureMessages;
}

export const TRANSLATIONS = {
  zh: { ...zh, locale: 'zh-CN', failures: failuresZh },
  en: { ...en, locale: 'en', failures: failuresEn },
} satisfies Record<string, Translation>;
