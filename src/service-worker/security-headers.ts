/** What the page may load and say, in one place: response headers of our server and of the service worker. */
import { isProbe, isRemoteScript, originIn } from './remote-origin';

/**
 * The one script that may reach other hosts fetches large models and is handed no text. Browsers take
 * a worker's policy from the response of its script, so this widens nothing for the page or the worker
 * that reads.
 */
const DOWNLOADER = /\/assets\/download\.worker-[\w-]+\.js$/;
/** Plain http too: a machine of one's own in an office without internet. Pages of https forbid it themselves. */
const DOWNLOADER_REACH = "connect-src 'self' https: http:";

const OWN_REACH = "connect-src 'self'";

/** Nothing pasted can leave: no other origin is reachable, and no inline script or style runs. */
export const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  OWN_REACH,
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
];

/** COOP and COEP make the page cross-origin isolated, which threads in WebAssembly need. */
const HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

/**
 * The worker that asks a server of one's own reaches that server and nothing else, not even the site. Only
 * the service worker passes on which one it is: from any host the script comes with no reach at all.
 */
function reachOf(path: string, search: string): string {
  if (isRemoteScript(path)) return `connect-src ${originIn(search) ?? "'none'"}`;
  return DOWNLOADER.test(path) ? DOWNLOADER_REACH : OWN_REACH;
}

/** `path`: of a URL, from its first slash on; `search`: its query, with the question mark. */
export function securityHeaders(path: string, search = ''): Readonly<Record<string, string>> {
  const reach = reachOf(path, search);
  const probe = isRemoteScript(path) && isProbe(search);
  const policy = POLICY.map((directive) => (directive === OWN_REACH ? reach : directive));
  // A meta tag cannot say who may frame the page.
  return {
    ...HEADERS,
    ...(probe ? { 'Cross-Origin-Embedder-Policy': 'credentialless' } : {}),
    'Content-Security-Policy': [...policy, "frame-ancestors 'none'"].join('; '),
  };
}
