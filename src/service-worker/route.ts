/** What the service worker does with a request. */
import { isRemoteScript } from './remote-origin';

/** `leave`: as if there were no service worker. `network`: from there, with the headers added. */
export type Route =
  | { readonly kind: 'leave' }
  | { readonly kind: 'network' }
  | { readonly kind: 'shell'; readonly url: string };

/** The part of a `Request` that decides. */
export interface RequestFacts {
  readonly method: string;
  readonly url: string;
  readonly mode: string;
  readonly cache: string;
  readonly headers: { has(name: string): boolean };
}

const LEAVE: Route = { kind: 'leave' };

/** Below the scope; checked by the app itself and kept in IndexedDB. */
const MODELS = 'models/';

/** The page by either of its names, whatever its query. */
function isPage(url: URL, scope: string): boolean {
  const bare = url.origin + url.pathname;
  return bare === scope || bare === `${scope}index.html`;
}

function isOurs(request: RequestFacts, scope: string): boolean {
  if (request.method !== 'GET' || request.headers.has('Range')) return false;
  // Developer tools ask like this, and fetch would refuse it.
  if (request.cache === 'only-if-cached' && request.mode !== 'same-origin') return false;
  return request.url.startsWith(scope) && !request.url.startsWith(scope + MODELS);
}

/** `scope` is absolute with a slash at its end; the page itself is in the shell under that URL. */
export function routeRequest(
  request: RequestFacts,
  scope: string,
  isInShell: (url: string) => boolean,
): Route {
  if (!isOurs(request, scope)) return LEAVE;
  const url = new URL(request.url);
  if (request.mode === 'navigate') {
    return isPage(url, scope) ? { kind: 'shell', url: scope } : { kind: 'network' };
  }
  url.hash = '';
  // Its query is for the policy alone.
  if (isRemoteScript(url.pathname)) url.search = '';
  return isInShell(url.href) ? { kind: 'shell', url: url.href } : { kind: 'network' };
}
