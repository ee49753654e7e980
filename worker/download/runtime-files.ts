/** The code that runs large models, kept beside them: without it a stored model cannot be used offline. */
import { err, ok, type Result } from '../../src/core/result';
import type { Failure } from '../../src/engine/contract/extractor';
import {
  cachePrefix,
  INTEGRITY_HEADER,
  KEPT_LIST,
  keptCacheName,
  type KeptFile,
} from '../../src/service-worker/kept-files';
import type { Fetch } from './request';

export interface RuntimePorts {
  /** Of the site, with a slash at its end. */
  readonly root: string;
  readonly fetch: Fetch;
  /** Insecure pages have none; then no page of ours works offline either. */
  readonly caches: CacheStorage | undefined;
}

/** A file of that name which the person has brought along; undefined where there is none. */
export type FindFile = (name: string) => Blob | undefined;

const TYPE = 'text/javascript';

function isKeptFile(value: unknown): value is KeptFile {
  if (typeof value !== 'object' || value === null) return false;
  const { path, bytes, integrity } = value as Partial<Record<keyof KeptFile, unknown>>;
  return typeof path === 'string' && typeof bytes === 'number' && typeof integrity === 'string';
}

function missing(detail: string): Result<never, Failure> {
  return err({ code: 'runtime-missing', detail });
}

async function integrityOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return `sha256-${btoa(String.fromCharCode(...digest))}`;
}

/** As it is called in a folder. */
function nameOf({ path }: KeptFile): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export class RuntimeFiles {
  readonly #ports: RuntimePorts;
  #listed: readonly KeptFile[] | undefined;

  constructor(ports: RuntimePorts) {
    this.#ports = ports;
  }

  /** Of all its files; 0 where the site has no list of them, as in development. */
  async bytes(): Promise<number> {
    const listed = await this.list();
    return listed.ok ? listed.value.reduce((sum, { bytes }) => sum + bytes, 0) : 0;
  }

  /** Bytes that are kept. */
  async keptBytes(): Promise<number> {
    const listed = await this.list();
    let sum = 0;
    for (const file of listed.ok ? listed.value : []) {
      if (await this.#isKept(file)) sum += file.bytes;
    }
    return sum;
  }

  /** `runtime-missing` where the site cannot be reached and the list is not kept. */
  async list(): Promise<Result<readonly KeptFile[], Failure>> {
    if (this.#listed !== undefined) return ok(this.#listed);
    let response: Response;
    try {
      response = await this.#ports.fetch(this.#ports.root + KEPT_LIST, {});
    } catch (error) {
      return missing(`${KEPT_LIST}: ${String(error)}`);
    }
    const parsed: unknown = response.ok ? await response.json().catch(() => []) : [];
    this.#listed = Array.isArray(parsed) ? parsed.filter(isKeptFile) : [];
    return ok(this.#listed);
  }

  /**
   * Fetches what is not kept, each file checked; `find` comes before the network. `onBytes` hears of what
   * came. Failures: `runtime-missing`, `quota-exceeded`, `cancelled`.
   */
  async obtain(
    find: FindFile,
    signal: AbortSignal,
    onBytes: (count: number) => void,
  ): Promise<Result<void, Failure>> {
    const listed = await this.list();
    if (!listed.ok) return listed;
    for (const file of listed.value) {
      if (signal.aborted) return err({ code: 'cancelled', detail: 'paused' });
      if (await this.#isKept(file)) continue;
      const bytes = (await this.#found(file, find)) ?? (await this.#fetched(file, signal));
      if (bytes === undefined) return missing(file.path);
      const kept = await this.#keep(file, bytes);
      if (!kept.ok) return kept;
      onBytes(file.bytes);
    }
    return ok(undefined);
  }

  /** Every file with its bytes, to be written into a folder; what cannot be had is left out. */
  async read(
    signal: AbortSignal,
  ): Promise<readonly (readonly [name: string, Uint8Array<ArrayBuffer>])[]> {
    const listed = await this.list();
    const files: [string, Uint8Array<ArrayBuffer>][] = [];
    for (const file of listed.ok ? listed.value : []) {
      const kept = await this.#kept(file);
      const bytes =
        kept === undefined
          ? await this.#fetched(file, signal)
          : new Uint8Array(await kept.arrayBuffer());
      if (bytes !== undefined) files.push([nameOf(file), bytes]);
    }
    return files;
  }

  /** Removes it wherever it is kept. Resolves with the bytes freed. */
  async forget(): Promise<number> {
    const { caches, root } = this.#ports;
    const listed = await this.list();
    let freed = 0;
    for (const cache of await this.#ownCaches()) {
      for (const file of listed.ok ? listed.value : []) {
        if (await cache.delete(root + file.path, { ignoreVary: true })) freed += file.bytes;
      }
    }
    await caches?.delete(keptCacheName(root));
    return freed;
  }

  /** The site's own, among those of its origin. */
  async #ownCaches(): Promise<readonly Cache[]> {
    const { caches, root } = this.#ports;
    if (caches === undefined) return [];
    const names = (await caches.keys()).filter((name) => name.startsWith(cachePrefix(root)));
    return Promise.all(names.map((name) => caches.open(name)));
  }

  /** A body that is left unread holds the file on the disk, also once it is deleted. */
  async #isKept(file: KeptFile): Promise<boolean> {
    const found = await this.#kept(file);
    void found?.body?.cancel();
    return found !== undefined;
  }

  /** From any of the site's caches: the service worker keeps what was used. */
  async #kept({ path, integrity }: KeptFile): Promise<Response | undefined> {
    for (const cache of await this.#ownCaches()) {
      const found = await cache.match(this.#ports.root + path, { ignoreVary: true });
      if (found?.headers.get(INTEGRITY_HEADER) === integrity) return found;
      void found?.body?.cancel();
    }
    return undefined;
  }

  async #found(file: KeptFile, find: FindFile): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const blob = find(nameOf(file));
    // A file of another length need not be read.
    return blob?.size === file.bytes ? checked(file, await blob.arrayBuffer()) : undefined;
  }

  async #fetched(
    file: KeptFile,
    signal: AbortSignal,
  ): Promise<Uint8Array<ArrayBuffer> | undefined> {
    try {
      const response = await this.#ports.fetch(this.#ports.root + file.path, { signal });
      return response.ok ? await checked(file, await response.arrayBuffer()) : undefined;
    } catch {
      return undefined;
    }
  }

  /** In place of those of another build. */
  async #keep(
    { path, integrity }: KeptFile,
    bytes: Uint8Array<ArrayBuffer>,
  ): Promise<Result<void, Failure>> {
    const { caches, root } = this.#ports;
    if (caches === undefined) return ok(undefined);
    const headers = { 'Content-Type': TYPE, [INTEGRITY_HEADER]: integrity };
    try {
      const cache = await caches.open(keptCacheName(root));
      const wanted = new Set(await this.#urls());
      for (const request of await cache.keys()) {
        if (!wanted.has(request.url)) await cache.delete(request);
      }
      await cache.put(root + path, new Response(bytes, { headers }));
      return ok(undefined);
    } catch (error) {
      return err({ code: 'quota-exceeded', detail: `${path}: ${String(error)}` });
    }
  }

  async #urls(): Promise<readonly string[]> {
    const listed = await this.list();
    return (listed.ok ? listed.value : []).map(({ path }) => this.#ports.root + path);
  }
}

/** Undefined where the bytes are others than those of this build. */
async function checked(
  { integrity }: KeptFile,
  buffer: ArrayBuffer,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const bytes = new Uint8Array(buffer);
  return (await integrityOf(bytes)) === integrity ? bytes : undefined;
}
