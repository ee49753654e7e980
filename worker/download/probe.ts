/** Whether a source answers, and how soon. */
import type { Reachability } from '../../src/engine/contract/download';
import type { Fetch } from './request';

const LIMIT_MS = 4000;

/** Any answer that is no error will do; its body is not read. */
export async function probeSource(url: string, fetch: Fetch): Promise<Reachability> {
  const controller = new AbortController();
  const timer = setTimeout(() => {
    controller.abort();
  }, LIMIT_MS);
  const began = performance.now();
  try {
    const { signal } = controller;
    const response = await fetch(url, { signal, cache: 'no-store', credentials: 'omit' });
    const ms = Math.round(performance.now() - began);
    await response.body?.cancel();
    return response.ok ? { reachable: true, ms } : { reachable: false };
  } catch {
    return { reachable: false };
  } finally {
    clearTimeout(timer);
  }
}
