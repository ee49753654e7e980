/** The app's own files of one build in a cache: all of them, each checked, or none. */
import { isolatedResponse } from './isolated-response';
import { cachePrefix, INTEGRITY_HEADER, keptCacheName } from './kept-files';

/** `url` is relative to the scope; `integrity` as in the attribute of that name. */
export interface PrecacheEntry {
  readonly url: string;
  readonly integrity: string;
  /** Large, and not for everyone: kept from its first use on, or where the build before had it. */
  readonly lazy?: boolean;
}

export interface ShellBuild {
  readonly id: string;
  readonly entries: readonly PrecacheEntry[];
}

/** What lies outside: the browser's caches, the network, and where the service worker rules. */
export interface ShellPorts {
  readonly caches: CacheStorage;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Absolute URL, with a slash at its end. */
  readonly scope: string;
}

/** Exactly the entry's content, or a rejection: the browser checks the integrity. */
async function fetchChecked(ports: ShellPorts, url: string, integrity: string): Promise<Response> {
  const fetchAs = async (cache: RequestCache): Promise<Response> => {
    const response = await ports.fetch(url, { cache, integrity });
    if (!response.ok) throw new TypeError(`${url}: HTTP ${response.status}`);
    return response;
  };
  try {
    return await fetchAs('default');
  } catch {
    // The HTTP cache may hold a file of an older build under the same name.
    return fetchAs('reload');
  }
}

/** A file's address without the hash of its content, which is before the ending. */
function stemOf(url: string): string {
  return url.replace(/-[\w-]{8}(\.\w+)$/u, '$1');
}

export class ShellCache {
  readonly #ports: ShellPorts;
  readonly #build: ShellBuild;
  /** Sites in other folders of the same origin share the cache storage. */
  readonly #prefix: string;
  readonly #entries: ReadonlyMap<string, PrecacheEntry>;

  constructor(ports: ShellPorts, build: ShellBuild) {
    this.#ports = ports;
    this.#build = build;
    this.#prefix = cachePrefix(ports.scope);
    this.#entries = new Map(build.entries.map((entry) => [this.#absolute(entry.url), entry]));
  }

  /** Of an absolute URL. */
  has(url: string): boolean {
    return this.#entries.has(url);
  }

  /** A lazy file is fetched, checked and kept the first time that it is asked for; may then reject. */
  async match(url: string): Promise<Response | undefined> {
    const cache = await this.#ports.caches.open(this.#name);
    const kept = await cache.match(url, { ignoreVary: true });
    const entry = this.#entries.get(url);
    if (kept !== undefined || entry?.lazy !== true) return kept;
    const ahead = await this.#fetchedAhead(url, entry.integrity);
    if (ahead !== undefined) return ahead;
    await this.#fetchEntry(cache, url, entry.integrity);
    return cache.match(url, { ignoreVary: true });
  }

  /** Rejects when any file cannot be had; the build before then stays in charge. */
  async install(): Promise<void> {
    const { caches } = this.#ports;
    const names = (await caches.keys()).filter(
      (name) => name.startsWith(this.#prefix) && name !== keptCacheName(this.#ports.scope),
    );
    const known = await Promise.all(names.map((name) => caches.open(name)));
    const cache = await caches.open(this.#name);
    await Promise.all(this.#build.entries.map((entry) => this.#installEntry(cache, known, entry)));
    await this.#installSuccessors(cache);
  }

  /** Who could use a large file offline can use its next version offline, too; without a network, later. */
  async #installSuccessors(cache: Cache): Promise<void> {
    const { caches } = this.#ports;
    const names = (await caches.keys()).filter((name) => name.startsWith(this.#prefix));
    const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    const stems = new Set(lists.flat().map(({ url }) => stemOf(url)));
    const lazy = [...this.#entries].filter(([url, entry]) => entry.lazy && stems.has(stemOf(url)));
    for (const [url, { integrity }] of lazy) {
      const there = (await cache.match(url, { ignoreVary: true })) !== undefined;
      if (there || (await this.#fetchedAhead(url, integrity)) !== undefined) continue;
      await this.#fetchEntry(cache, url, integrity).catch(() => undefined);
    }
  }

  /** Removes the caches of other builds. */
  async activate(): Promise<void> {
    const { caches } = this.#ports;
    const old = (await caches.keys()).filter(
      (name) =>
        name.startsWith(this.#prefix) &&
        name !== this.#name &&
        name !== keptCacheName(this.#ports.scope),
    );
    await Promise.all(old.map((name) => caches.delete(name)));
  }

  /** With the policy of this build, of which who put it there knows nothing. */
  async #fetchedAhead(url: string, integrity: string): Promise<Response | undefined> {
    const cache = await this.#ports.caches.open(keptCacheName(this.#ports.scope));
    const response = await cache.match(url, { ignoreVary: true });
    const isThis = response?.headers.get(INTEGRITY_HEADER) === integrity;
    return isThis ? isolatedResponse(response, url) : undefined;
  }

  get #name(): string {
    return this.#prefix + this.#build.id;
  }

  #absolute(url: string): string {
    return new URL(url, this.#ports.scope).href;
  }

  async #installEntry(
    cache: Cache,
    known: readonly Cache[],
    { url, integrity, lazy }: PrecacheEntry,
  ): Promise<void> {
    const absolute = this.#absolute(url);
    for (const source of known) {
      const response = await source.match(absolute, { ignoreVary: true });
      if (response?.headers.get(INTEGRITY_HEADER) !== integrity) continue;
      // With the policy of this build, which may differ from that of the one before.
      await this.#put(cache, absolute, response, integrity);
      return;
    }
    if (lazy !== true) await this.#fetchEntry(cache, absolute, integrity);
  }

  async #fetchEntry(cache: Cache, absolute: string, integrity: string): Promise<void> {
    const response = await fetchChecked(this.#ports, absolute, integrity);
    await this.#put(cache, absolute, response, integrity);
  }

  #put(cache: Cache, absolute: string, response: Response, integrity: string): Promise<void> {
    const extra = { [INTEGRITY_HEADER]: integrity };
    return cache.put(absolute, isolatedResponse(response, absolute, extra));
  }
}
