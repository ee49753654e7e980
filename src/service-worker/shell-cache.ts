/** The app's own files of one build in a cache: all of them, each checked, or none. */
import { isolatedResponse } from './isolated-response';

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

/** Says in a cached response which content it holds, so that the next build can take it over. */
const INTEGRITY_HEADER = 'X-Shell-Integrity';

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

export class ShellCache {
  readonly #ports: ShellPorts;
  readonly #build: ShellBuild;
  /** Sites in other folders of the same origin share the cache storage. */
  readonly #prefix: string;
  readonly #entries: ReadonlyMap<string, PrecacheEntry>;

  constructor(ports: ShellPorts, build: ShellBuild) {
    this.#ports = ports;
    this.#build = build;
    this.#prefix = `chinchilla ${ports.scope} `;
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
    await this.#fetchEntry(cache, url, entry.integrity);
    return cache.match(url, { ignoreVary: true });
  }

  /** Rejects when any file cannot be had; the build before then stays in charge. */
  async install(): Promise<void> {
    const { caches } = this.#ports;
    const names = (await caches.keys()).filter((name) => name.startsWith(this.#prefix));
    const known = await Promise.all(names.map((name) => caches.open(name)));
    const cache = await caches.open(this.#name);
    await Promise.all(this.#build.entries.map((entry) => this.#installEntry(cache, known, entry)));
  }

  /** Removes the caches of other builds. */
  async activate(): Promise<void> {
    const { caches } = this.#ports;
    const old = (await caches.keys()).filter(
      (name) => name.startsWith(this.#prefix) && name !== this.#name,
    );
    await Promise.all(old.map((name) => caches.delete(name)));
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
