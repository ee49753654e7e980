import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeCaches } from './fake-caches.fixture';
import { INTEGRITY_HEADER, keptCacheName } from './kept-files';
import { ShellCache, type ShellBuild } from './shell-cache';

const scope = 'https://example.org/chinchilla/';
const page = scope;
const script = `${scope}assets/index.js`;

function integrityOf(content: string): string {
  return `sha256-${createHash('sha256').update(content).digest('base64')}`;
}

function buildOf(id: string, files: Readonly<Record<string, string>>): ShellBuild {
  const entries = Object.entries(files).map(([url, content]) => ({
    url,
    integrity: integrityOf(content),
  }));
  return { id, entries };
}

let caches: FakeCaches;
/** What the host answers, by URL; the HTTP cache answers first unless it is told not to. */
let host: Map<string, string>;
let httpCache: Map<string, string>;
let requests: string[];

/** Checks the integrity as a browser does. */
async function fetchFake(url: string, init: RequestInit): Promise<Response> {
  requests.push(`${init.cache ?? ''} ${url.slice(scope.length)}`);
  const cached = init.cache === 'reload' ? undefined : httpCache.get(url);
  const content = cached ?? host.get(url);
  if (content === undefined) return new Response('none', { status: 404 });
  if (integrityOf(content) !== init.integrity) throw new TypeError('integrity');
  return Promise.resolve(new Response(content));
}

function shellOf(build: ShellBuild, at = scope): ShellCache {
  const ports = { caches: caches as unknown as CacheStorage, fetch: fetchFake, scope: at };
  return new ShellCache(ports, build);
}

async function textAt(shell: ShellCache, url: string): Promise<string | undefined> {
  return (await shell.match(url))?.text();
}

const first = buildOf('1', { './': 'page 1', 'assets/index.js': 'script' });
const second = buildOf('2', { './': 'page 2', 'assets/index.js': 'script' });

beforeEach(() => {
  caches = new FakeCaches();
  host = new Map([
    [page, 'page 1'],
    [script, 'script'],
  ]);
  httpCache = new Map();
  requests = [];
});

describe('ShellCache, on fake caches', () => {
  it('installs every file, below its scope, with the isolation headers', async () => {
    const shell = shellOf(first);
    await shell.install();
    expect(shell.has(page) && shell.has(script)).toBe(true);
    expect(shell.has(`${scope}other.js`)).toBe(false);
    expect(await textAt(shell, page)).toBe('page 1');
    const response = await shell.match(script);
    expect(response?.headers.get('Cross-Origin-Embedder-Policy')).toBe('require-corp');
  });

  it('refuses to install when a file is missing or not the one of this build', async () => {
    host.delete(script);
    await expect(shellOf(first).install()).rejects.toThrow('404');
    host.set(script, 'script of a later build');
    await expect(shellOf(first).install()).rejects.toThrow('integrity');
  });

  it('goes past the HTTP cache when that has an old file', async () => {
    httpCache.set(page, 'page 0');
    const shell = shellOf(first);
    await shell.install();
    expect(await textAt(shell, page)).toBe('page 1');
    expect(requests).toContain('reload ');
  });

  it('takes over unchanged files from the build before and leaves that one working', async () => {
    const old = shellOf(first);
    await old.install();
    requests = [];
    host.set(page, 'page 2');
    const next = shellOf(second);
    await next.install();
    expect(requests).toEqual(['default ']);
    expect(await textAt(next, page)).toBe('page 2');
    expect(await textAt(next, script)).toBe('script');
    expect(await textAt(old, page)).toBe('page 1');
  });

  it('leaves the build before untouched when the next one does not install', async () => {
    const old = shellOf(first);
    await old.install();
    await expect(shellOf(second).install()).rejects.toThrow('integrity');
    expect(await textAt(old, page)).toBe('page 1');
  });

  it('fetches a lazy file when it is first asked for, keeps it, and hands it to the next build', async () => {
    const lazy = { url: 'assets/large.js', integrity: integrityOf('large'), lazy: true };
    const large = `${scope}assets/large.js`;
    host.set(large, 'large');
    const shell = shellOf({ id: '1', entries: [...first.entries, lazy] });
    await shell.install();
    expect(requests).not.toContain('default assets/large.js');
    expect(await textAt(shell, large)).toBe('large');
    requests = [];
    host.delete(large);
    host.set(page, 'page 2');
    expect(await textAt(shell, large)).toBe('large');
    const next = shellOf({ id: '2', entries: [...second.entries, lazy] });
    await next.install();
    expect(await textAt(next, large)).toBe('large');
    expect(requests).toEqual(['default ']);
  });

  it('serves a file that was fetched ahead, with its own policy, and lets no build remove it', async () => {
    // Fails where only what was used once is kept: a model that was downloaded could not start offline.
    const lazy = { url: 'assets/large-12345678.js', integrity: integrityOf('large'), lazy: true };
    const large = `${scope}${lazy.url}`;
    const shell = shellOf({ id: '1', entries: [...first.entries, lazy] });
    await shell.install();
    const headers = { [INTEGRITY_HEADER]: lazy.integrity };
    const ahead = await caches.open(keptCacheName(scope));
    await ahead.put(large, new Response('large', { headers }));
    await shell.activate();
    expect(await textAt(shell, large)).toBe('large');
    const served = await shell.match(large);
    expect(served?.headers.get('content-security-policy')).toContain("connect-src 'self'");
    // One of another build is not taken for it.
    await ahead.put(large, new Response('other', { headers: { [INTEGRITY_HEADER]: 'sha256-x' } }));
    await expect(shell.match(large)).rejects.toThrow('404');
  });

  it('fetches the next version of a lazy file for who has this one, and does not fail without it', async () => {
    // Fails where an update makes a model unusable offline that was usable before.
    const lazyOf = (hash: string, content: string) => ({
      url: `assets/large-${hash}.js`,
      integrity: integrityOf(content),
      lazy: true,
    });
    const [old, next] = [lazyOf('aaaaaaaa', 'large 1'), lazyOf('bbbbbbbb', 'large 2')];
    host.set(`${scope}${old.url}`, 'large 1').set(`${scope}${next.url}`, 'large 2');
    const shell = shellOf({ id: '1', entries: [...first.entries, old] });
    await shell.install();
    await shell.match(`${scope}${old.url}`);
    host.set(page, 'page 2');
    const updated = shellOf({ id: '2', entries: [...second.entries, next] });
    await updated.install();
    host.delete(`${scope}${next.url}`);
    expect(await textAt(updated, `${scope}${next.url}`)).toBe('large 2');
    const gone = shellOf({ id: '3', entries: [...second.entries, lazyOf('cccccccc', 'large 3')] });
    await gone.install();
  });

  it('removes other builds when it takes over, not the caches of others', async () => {
    await shellOf(first).install();
    const elsewhere = 'https://example.org/other/';
    host.set(elsewhere, 'page 1').set(`${elsewhere}assets/index.js`, 'script');
    const other = shellOf(first, elsewhere);
    await other.install();
    await caches.open('something else');
    host.set(page, 'page 2');
    const next = shellOf(second);
    await next.install();
    await next.activate();
    expect(await caches.keys()).toEqual([
      `chinchilla ${elsewhere} 1`,
      'something else',
      `chinchilla ${scope} 2`,
    ]);
    expect(await textAt(next, script)).toBe('script');
  });
});
