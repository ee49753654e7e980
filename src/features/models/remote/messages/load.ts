/** The words about a server of one's own, which are fetched with it. */
import type { Language } from '../../../../i18n/translation';
import type { RemoteMessages } from './zh';

export async function loadRemoteMessages(language: Language): Promise<RemoteMessages> {
  return language === 'zh' ? (await import('./zh')).remoteZh : (await import('./en')).remoteEn;
}
