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
/** A build that never takes over must not keep the page from opening. */
const MAX_HANDOVERS = 10;
let handovers = 0;

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

/** Seen for an instant; where the browser does not come back by itself, a person does by the link. */
const HANDOVER =
  '<!doctype html><meta charset="utf-8"><title>栗鼠</title><a href="">栗鼠：新版本 · new version</a>';

/**
 * A reload of the only tab is the moment for a waiting build: the tab asks again at once and gets the
 * new one. Otherwise a reload would never update (the old page lives until the new one has come).
 */
async function handOver(): Promise<Response | undefined> {
  const { waiting } = self.registration;
  if (waiting === null || handovers >= MAX_HANDOVERS) return undefined;
  const tabs = await self.clients.matchAll({ type: 'window' });
  if (tabs.length > 1) return undefined;
  handovers += 1;
  waiting.postMessage(SKIP_WAITING);
  return new Response(HANDOVER, {
    headers: { 'Content-Type': 'text/html; charset=utf-8', Refresh: '0' },
  });
}

async function fromShell(request: Request, url: string): Promise<Response> {
  const handedOver = request.mode === 'navigate' ? await handOver() : undefined;
  const kept = handedOver ?? (await shell.match(url));
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
});

self.addEventListener('fetch', (event) => {
  const route = routeRequest(event.request, scope, (url) => shell.has(url));
  if (route.kind === 'shell') event.respondWith(fromShell(event.request, route.url));
  if (route.kind === 'network') event.respondWith(fromNetwork(event.request));
});
