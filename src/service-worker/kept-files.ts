/** A cache beside those of the builds: large files that were fetched ahead, for use without a network. */

/** Says in a cached response which content it holds: as in the attribute `integrity`. */
export const INTEGRITY_HEADER = 'X-Shell-Integrity';

/** Sites in other folders of the same origin share the cache storage. `scope`: absolute, with a slash at its end. */
export function cachePrefix(scope: string): string {
  return `chinchilla ${scope} `;
}

/** No build removes it; who puts a file in removes what it replaces. */
export function keptCacheName(scope: string): string {
  return `${cachePrefix(scope)}kept`;
}

/** The list of what belongs to it, beside the page. */
export const KEPT_LIST = 'runtime.json';

/** `path` is relative to the scope. */
export interface KeptFile {
  readonly path: string;
  readonly bytes: number;
  readonly integrity: string;
}
