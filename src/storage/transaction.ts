/** When a write counts as done. */

/**
 * Waits for the transaction to complete. Its own error comes before that of a request in it: a full
 * disk aborts the transaction, and the requests then only say that they were aborted.
 */
export async function complete(
  transaction: { readonly done: Promise<void> },
  requests: Promise<unknown>,
): Promise<void> {
  const outcomes = await Promise.allSettled([transaction.done, requests]);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}
