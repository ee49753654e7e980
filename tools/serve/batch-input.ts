/** The body of a batch as chunks; it can be left in the middle, and its connection lives on for the answer. */
import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';

/** Ends early where `over` is aborted, or where the client is gone. */
export async function* chunksOf(
  request: IncomingMessage,
  over: AbortSignal,
): AsyncGenerator<Buffer> {
  const chunks = new PassThrough();
  const leave = (): void => {
    chunks.destroy();
  };
  over.addEventListener('abort', leave, { once: true });
  request.once('close', () => {
    if (!request.complete) leave();
  });
  if (over.aborted) leave();
  request.pipe(chunks);
  try {
    for await (const chunk of chunks as AsyncIterable<Buffer>) yield chunk;
  } catch {
    // Left in the middle.
  } finally {
    over.removeEventListener('abort', leave);
    request.unpipe(chunks);
    // What still arrives is not held; unread, it would end the connection before the answer is read.
    request.resume();
  }
}
