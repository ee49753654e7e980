/** The one origin that the worker of a server may reach, as the address of its script names it. */

const REMOTE = /\/assets\/remote\.worker-[\w-]+\.js$/;
/** No star, no semicolon, no quote: a policy would read those. Policies know no addresses of IPv6. */
const ORIGIN = /^https?:\/\/[a-z\d._-]+(?::\d+)?$/;

/** `path`: of a URL, without its query. */
export function isRemoteScript(path: string): boolean {
  return REMOTE.test(path);
}

/** As an origin is written, letter for letter: no path, no credentials, no port that goes without saying. */
export function isReachable(origin: string): boolean {
  return ORIGIN.test(origin) && URL.canParse(origin) && new URL(origin).origin === origin;
}

/**
 * `search`: `?origin=` and an origin; `&probe=` besides for a worker that only asks whether anybody is there.
 * Anything else names none.
 */
export function originIn(search: string): string | undefined {
  const query = new URLSearchParams(search);
  const names = [...query.keys()].join(' ');
  const origin = query.get('origin') ?? '';
  const known = names === 'origin' || (names === 'origin probe' && query.get('probe') === '');
  return known && isReachable(origin) ? origin : undefined;
}

/** Whether the worker may ask servers that say nothing of other sites: without cookies, and unread. */
export function isProbe(search: string): boolean {
  return originIn(search) !== undefined && search.endsWith('&probe=');
}
