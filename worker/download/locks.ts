/** One tab at a time works on a model. */

/** The part of the browser's locks that is used; insecure pages have none. */
export type Locks = Pick<LockManager, 'request' | 'query'>;

const nameOf = (id: string): string => `chinchilla-llm-${id}`;

/** `taken` when another tab, or this one, is at it. Where there are no locks, as if nobody were. */
export async function tryLock<T>(
  locks: Locks | undefined,
  id: string,
  work: () => Promise<T>,
): Promise<T | 'taken'> {
  if (locks === undefined) return work();
  return locks.request(nameOf(id), { ifAvailable: true }, (lock) =>
    lock === null ? ('taken' as const) : work(),
  );
}

/** Resolves when nobody works on it any more; rejects when `signal` aborts. */
export async function whenFree(
  locks: Locks | undefined,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  await locks?.request(nameOf(id), { signal }, () => undefined);
}

/** The models that some tab works on. */
export async function findTaken(locks: Locks | undefined): Promise<(id: string) => boolean> {
  const names = new Set((await locks?.query())?.held?.map(({ name }) => name));
  return (id) => names.has(nameOf(id));
}
