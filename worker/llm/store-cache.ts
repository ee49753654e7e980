/**
 * A stored model as the Cache that web-llm reads its files from.
 *
 * web-llm asks only `caches.open(scope)`, then `match`, `add`, `keys` and `delete` of what it gets; so it
 * reads our checked files, and nothing but them: `add`, which would go to the network, refuses.
 */
import { LIBRARY_PATH } from '../../src/storage/llm-files';
import type { ModelFiles } from './store-cache-files';

/**
 * Exists nowhere (RFC 2606): should a request ever get past the store, it reaches no one. web-llm takes an
 * address that has `/resolve/…/` as it is. No id is part of it: web-llm fetches a library by itself when its
 * address has the word `localhost` in it, and a person may call a model so.
 */
export const MODEL_ADDRESS = 'https://model.invalid/resolve/main/';
export const LIBRARY_ADDRESS = MODEL_ADDRESS + LIBRARY_PATH;

type CacheRequest = Request | URL | string;

function addressOf(request: CacheRequest): string {
  return request instanceof Request ? request.url : String(request);
}

/** What of a `Cache` web-llm uses; typed so that a change of either is noticed. */
type UsedCache = Pick<Cache, 'match' | 'add' | 'put' | 'keys' | 'delete'>;

export class StoreCache implements UsedCache {
  readonly #files: ModelFiles;
  /** Paths by address, as web-llm makes addresses of the paths in a list of shards. */
  readonly #paths: ReadonlyMap<string, string>;

  constructor(files: ModelFiles) {
    this.#files = files;
    this.#paths = new Map(
      [...files.paths].map((path) => [new URL(path, MODEL_ADDRESS).href, path]),
    );
  }

  /** web-llm looks for a file before it reads it: the body is not opened until then. */
  async match(request: CacheRequest): Promise<Response | undefined> {
    const path = this.#paths.get(addressOf(request));
    return path === undefined ? undefined : new Response(await this.#files.open(path));
  }

  add(request: CacheRequest): Promise<never> {
    return this.#files.refuse(addressOf(request));
  }

  put(request: CacheRequest): Promise<never> {
    return this.add(request);
  }

  keys(): Promise<readonly Request[]> {
    return Promise.resolve([...this.#paths.keys()].map((address) => new Request(address)));
  }

  /** Deleting is the downloader's. */
  delete(): Promise<boolean> {
    return Promise.resolve(false);
  }
}

/**
 * While `work` runs, `caches` is the model's files in every scope. web-llm takes no cache as an option, but
 * looks the global up when it first reads; in a worker of ours nothing else uses it.
 */
export async function withStoreCache<T>(files: ModelFiles, work: () => Promise<T>): Promise<T> {
  const cache = new StoreCache(files);
  const value: { readonly open: (scope: string) => Promise<UsedCache> } = {
    open: () => Promise.resolve(cache),
  };
  Object.defineProperty(globalThis, 'caches', { configurable: true, value });
  try {
    return await work();
  } finally {
    // The platform's own is on the prototype.
    Reflect.deleteProperty(globalThis, 'caches');
  }
}
