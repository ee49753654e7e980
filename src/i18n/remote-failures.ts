/** Sentences for what a server of one's own does wrong, fetched where one is used. */
import type { RemoteFailureWords } from './remote-failures-zh';
import type { Language } from './translation';

export async function loadRemoteFailures(language: Language): Promise<RemoteFailureWords> {
  return language === 'zh'
    ? (await import('./remote-failures-zh')).remoteFailuresZh
    : (await import('./remote-failures-en')).remoteFailuresEn;
}
