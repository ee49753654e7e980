/** A worker of a feature, with one API behind comlink: one while the feature is open. */
import * as comlink from 'comlink';

/** A function of the page that the worker may call. */
export const callable = <F extends (...given: never[]) => unknown>(f: F): F & comlink.ProxyMarked =>
  comlink.proxy(f);

export class HelperWorker<Api> {
  readonly #worker: Worker;
  readonly #remote: comlink.Remote<Api>;
  /** Rejects once the worker is gone. */
  readonly #gone: Promise<never>;

  constructor(worker: Worker) {
    this.#worker = worker;
    this.#remote = comlink.wrap<Api>(worker);
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
  call<T>(use: (api: comlink.Remote<Api>) => Promise<T>): Promise<T> {
    return Promise.race([use(this.#remote), this.#gone]);
  }

  close(): void {
    this.#worker.terminate();
  }
}
