/** Serves the app's own files offline, isolated from other origins, one whole build at a time. */
import { isolatedResponse } from './isolated-response';
import { isRemoteScript } from './remote-origin';
import { routeRequest } from './route';
import { ShellCache, type ShellBuild } from './shell-cache';

declare const self: ServiceWorkerGlobalScope & {
  /** Set by the script of the list. */
  readonly SHELL_BUILD: ShellBuild;
};
/** Put in by the build: the script with the list of files, which grows with every feature. */
declare const SHELL_LIST: string;

// Part of the service worker: browsers keep and compare it together with this script.
self.importScripts(SHELL_LIST);

const SKIP_WAITING = 'skip-waiting';
/** Said by `Offline` of the page. */
const HAND_OVER = 'hand-over';
const { scope } = self.registration;
const ports = {
  caches: self.caches,
  fetch: (url: string, init: RequestInit) => fetch(url, init),
  scope,
};
const shell = new ShellCache(ports, self.SHELL_BUILD);

async function fromNetwork(request: Request): Promise<Response> {
  return isolatedResponse(await fetch(request), request.url);
}

/**
 * A waiting build takes over where the page that asks is the only tab: others would be left with files
 * of two builds. The page asks again by a reload once its controller has changed; answering a navigation
 * with a page that reloads itself left that page blank now and then, as the worker that was to answer had ended.
 */
async function handOver(): Promise<void> {
  const tabs = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (tabs.length <= 1) self.registration.waiting?.postMessage(SKIP_WAITING);
}

async function fromShell(request: Request, url: string): Promise<Response> {
  const kept = await shell.match(url);
  if (kept === undefined) return fromNetwork(request);
  // Kept without the origin that this request names.
  return isRemoteScript(new URL(url).pathname) ? isolatedResponse(kept, request.url) : kept;
}

self.addEventListener('install', (event) => {
  event.waitUntil(shell.install());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(shell.activate().then(() => self.clients.claim()));
});

self.addEventListener('message', (event) => {
  if (event.data === SKIP_WAITING) event.waitUntil(self.skipWaiting());
  if (event.data === HAND_OVER) event.waitUntil(handOver());
});

self.addEventListener('fetch', (event) => {
  const route = routeRequest(event.request, scope, (url) => shell.has(url));
  if (route.kind === 'shell') event.respondWith(fromShell(event.request, route.url));
  if (route.kind === 'network') event.respondWith(fromNetwork(event.request));
});
