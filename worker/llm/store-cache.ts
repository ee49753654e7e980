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
export interface StoreAddresses {
  /** Of the model's folder. */
  readonly model: string;
  readonly library: string;
}

let loads = 0;

/** New ones for each load: web-llm goes on with a load that was given up, and must not read another's files. */
export function newAddresses(): StoreAddresses {
  loads += 1;
  const model = `https://load-${loads}.invalid/resolve/main/`;
  return { model, library: model + LIBRARY_PATH };
}

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

  readonly #base: string;

  constructor(files: ModelFiles, { model }: StoreAddresses) {
    this.#files = files;
    this.#base = model;
    this.#paths = new Map([...files.paths].map((path) => [new URL(path, model).href, path]));
  }

  /** web-llm looks for a file before it reads it: the body is not opened until then. */
  async match(request: CacheRequest): Promise<Response | undefined> {
    const path = this.#paths.get(addressOf(request));
    return path === undefined ? undefined : new Response(await this.#files.open(path));
  }

  add(request: CacheRequest): Promise<never> {
    const address = addressOf(request);
    // What another load asks for says nothing of these files.
    return address.startsWith(this.#base)
      ? this.#files.refuse(address)
      : Promise.reject(new Error(`${address}: no longer wanted`));
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
export async function withStoreCache<T>(
  files: ModelFiles,
  work: (addresses: StoreAddresses) => Promise<T>,
): Promise<T> {
  const addresses = newAddresses();
  const cache = new StoreCache(files, addresses);
  const value: { readonly open: (scope: string) => Promise<UsedCache> } = {
    open: () => Promise.resolve(cache),
  };
  Object.defineProperty(globalThis, 'caches', { configurable: true, value });
  try {
    return await work(addresses);
  } finally {
    // The platform's own is on the prototype.
    if (Reflect.get(globalThis, 'caches') === value) Reflect.deleteProperty(globalThis, 'caches');
  }
}
