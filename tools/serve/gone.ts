/** Whether whoever asked is still there. */
import type { ServerResponse } from 'node:http';

/** Aborted where the connection closes before the answer is sent. */
export function goneOf(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
}
