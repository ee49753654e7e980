/** A worker is started only under the policy of its origin. */
import { describe, expect, it } from 'vitest';
import { securityHeaders } from '../../../service-worker/security-headers';
import { isGuarded, reachesOnly, scriptFor } from './guard';

const ORIGIN = 'http://localhost:8000';
const SCRIPT = 'https://example.org/assets/remote.worker-a1.js';

/** What the service worker sends for a script. */
function served(url: string): Response {
  const { pathname, search } = new URL(url);
  return new Response('', { headers: { ...securityHeaders(pathname, search) } });
}

const guardedBy = (response: Response | Error, controlled = true): Promise<boolean> =>
  isGuarded(scriptFor(SCRIPT, ORIGIN), ORIGIN, {
    controlled: () => controlled,
    fetch: () => (response instanceof Error ? Promise.reject(response) : Promise.resolve(response)),
  });

describe('the guard', () => {
  it('lets a worker start where the service worker names its origin and no other', async () => {
    expect(await guardedBy(served(scriptFor(SCRIPT, ORIGIN)))).toBe(true);
    expect(await guardedBy(served(scriptFor(SCRIPT, ORIGIN, true)))).toBe(true);
  });

  it('does not without a service worker, whatever the host sends', async () => {
    expect(await guardedBy(served(scriptFor(SCRIPT, ORIGIN)), false)).toBe(false);
  });

  it.each([
    ['the script of a host that knows no origin', served(SCRIPT)],
    ['another origin', served(scriptFor(SCRIPT, 'http://localhost:8001'))],
    ['another script', served(`https://example.org/assets/download.worker-a1.js`)],
    ['no policy', new Response('')],
    ['a script that is not there', new Response('', { status: 404 })],
    ['no network', new TypeError('offline')],
  ])('does not with %s', async (_, response) => {
    expect(await guardedBy(response)).toBe(false);
  });

  it('takes no wider policy for the right one', () => {
    const says = (policy: string | null): boolean => reachesOnly(policy, ORIGIN);
    expect(says(`default-src 'self'; connect-src ${ORIGIN}; base-uri 'none'`)).toBe(true);
    for (const policy of [
      null,
      '',
      "default-src 'self'",
      `connect-src ${ORIGIN} https:`,
      `connect-src 'self' ${ORIGIN}`,
      `connect-src ${ORIGIN}0`,
      `connect-src ${ORIGIN}; connect-src *`,
      `img-src ${ORIGIN}`,
    ]) {
      expect(says(policy)).toBe(false);
    }
  });
});
