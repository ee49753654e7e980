/** What lies outside: the network, the storage, the other tabs. */
import { estimateStorage } from '../../src/storage/persist';
import { INDEXED_DB_LLM_STORE, type LlmStore } from './llm-store';
import type { Locks } from './locks';
import type { Fetch } from './request';
import type { Estimate } from './room';
import { RuntimeFiles } from './runtime-files';

export interface DownloadPorts {
  readonly fetch: Fetch;
  readonly store: LlmStore;
  readonly estimate: Estimate;
  readonly locks: Locks | undefined;
  /** Milliseconds without a byte after which a connection is given up. */
  readonly stallMs: number;
  readonly runtime: RuntimeFiles;
}

export const BROWSER_PORTS: DownloadPorts = {
  fetch: (url, init) => fetch(url, init),
  store: INDEXED_DB_LLM_STORE,
  estimate: estimateStorage,
  // Insecure pages have none, whatever the types say.
  locks: (navigator as { readonly locks?: LockManager }).locks,
  stallMs: 60_000,
  runtime: new RuntimeFiles({
    // Both the source (worker/) and the built file (assets/) lie one folder below the site's root.
    root: new URL('../', self.location.href).href,
    fetch: (url, init) => fetch(url, init),
    caches: (globalThis as { readonly caches?: CacheStorage }).caches,
  }),
};
