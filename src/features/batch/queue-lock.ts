/** One tab at a time works on the queue. */

const LOCK = 'chinchilla-batch';

/**
 * Runs `work` once no other tab works on the queue; not at all where `signal` ends the wait. Browsers
 * without locks run it at once.
 */
export async function alone(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  const { locks } = navigator as { readonly locks?: LockManager };
  if (locks === undefined) {
    await work();
    return;
  }
  try {
    await locks.request(LOCK, { signal }, work);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
