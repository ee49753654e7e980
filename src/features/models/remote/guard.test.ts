/** A worker is started only under the policy of its origin. */
import { describe, expect, it } from 'vitest';
import { isGuarded, reachesOnly, scriptFor } from './guard';

const ORIGIN = 'http://localhost:8000';
const SCRIPT = 'https://example.org/assets/remote.worker-a1.js';

/** As the service worker sends it, whose own tests say which script gets which reach. */
function served(reach: string): Response {
  const policy = `default-src 'self'; img-src 'self'; connect-src ${reach}; frame-ancestors 'none'`;
  return new Response('', { headers: { 'Content-Security-Policy': policy } });
}

const guardedBy = (response: Response | Error, controlled = true): Promise<boolean> =>
  isGuarded(scriptFor(SCRIPT, ORIGIN), ORIGIN, {
    controlled: () => controlled,
    fetch: () => (response instanceof Error ? Promise.reject(response) : Promise.resolve(response)),
  });

describe('the guard', () => {
  it('lets a worker start where the service worker names its origin and no other', async () => {
    expect(scriptFor(SCRIPT, ORIGIN)).toBe(`${SCRIPT}?origin=http%3A%2F%2Flocalhost%3A8000`);
    expect(await guardedBy(served(ORIGIN))).toBe(true);
  });

  it('does not without a service worker, whatever the host sends', async () => {
    expect(await guardedBy(served(ORIGIN), false)).toBe(false);
  });

  it.each([
    ['the script of a host that knows no origin', served("'none'")],
    ['another origin', served('http://localhost:8001')],
    ['the reach of another script', served("'self' https: http:")],
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
