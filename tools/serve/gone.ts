/** Whether whoever asked is still there. */
import { setMaxListeners } from 'node:events';
import type { ServerResponse } from 'node:http';

/** Aborted where the connection closes before the answer is sent. */
export function goneOf(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  // As many as the documents that are read for it.
  setMaxListeners(0, gone.signal);
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
}
