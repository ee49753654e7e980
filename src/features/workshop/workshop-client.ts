/** The page's side of the worker that makes datasets: one while the workshop is open. */
import * as comlink from 'comlink';
import type { WorkshopApi } from '../../corpus/workshop/contract';

export class WorkshopClient {
  readonly #worker: Worker;
  readonly #remote: comlink.Remote<WorkshopApi>;
  /** Rejects once the worker is gone. */
  readonly #gone: Promise<never>;

  constructor(worker = spawn()) {
    this.#worker = worker;
    this.#remote = comlink.wrap<WorkshopApi>(worker);
    this.#gone = new Promise((_, reject) => {
      const crash = (event: Event): void => {
        reject(new Error((event as Partial<ErrorEvent>).message ?? event.type));
      };
      worker.addEventListener('error', crash);
      worker.addEventListener('messageerror', crash);
    });
    // Each call hears of it; without one there is nobody to tell.
    this.#gone.catch(() => undefined);
  }

  /** Rejects where the worker could not do it: it has to be made anew then. */
  call<T>(use: (api: comlink.Remote<WorkshopApi>) => Promise<T>): Promise<T> {
    return Promise.race([use(this.#remote), this.#gone]);
  }

  close(): void {
    this.#worker.terminate();
  }
}

function spawn(): Worker {
  return new Worker(new URL('../../../worker/workshop.worker.ts', import.meta.url), {
    type: 'module',
    name: 'workshop',
  });
}
