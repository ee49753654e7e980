/** The page's side of a worker that is asked about a server before it is chosen. */
import * as comlink from 'comlink';
import type { RemoteApi } from '../contract/remote-api';
import type { WorkerLike } from './link';

/** Asks a new worker one thing and ends it. `undefined`: the worker did not start, or was lost. */
export async function askWorker<P extends Promise<unknown>>(
  worker: WorkerLike,
  ask: (remote: comlink.Remote<RemoteApi>) => P,
): Promise<Awaited<P> | undefined> {
  const gone = new Promise<undefined>((resolve) => {
    const end = (): void => {
      resolve(undefined);
    };
    worker.addEventListener('error', end);
    worker.addEventListener('messageerror', end);
  });
  try {
    return await Promise.race([ask(comlink.wrap<RemoteApi>(worker)), gone]);
  } catch {
    return undefined;
  } finally {
    worker.terminate();
  }
}
