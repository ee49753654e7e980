/** Whether a service worker serves this page, so that it opens without a network. */

/** Absent on insecure pages; reading it throws where the browser forbids storage. */
function serviceWorkers(): ServiceWorkerContainer | undefined {
  try {
    return (navigator as Partial<Navigator>).serviceWorker;
  } catch {
    return undefined;
  }
}

const reload = (): void => {
  location.reload();
};

/** How long the worker in charge may take to leave; a running download can keep it. */
const HANDOVER_MS = 3000;

export class Offline {
  /** The page's own files come from the service worker's cache. */
  served = $state(false);
  /** A newer version of the page is kept, and waits for `update` or for a reload of the only tab. */
  newer = $state(false);

  watch(): void {
    const container = serviceWorkers();
    if (container === undefined) return;
    this.served = container.controller !== null;
    container.addEventListener('controllerchange', () => {
      this.served = container.controller !== null;
      this.newer = false;
    });
    void container.ready.then((registration) => {
      this.#look(registration);
      // Left by an earlier visit: nothing has been done on this page yet that a reload could disturb.
      if (this.newer) this.#ask();
      registration.addEventListener('updatefound', () => {
        const { installing } = registration;
        installing?.addEventListener('statechange', () => {
          this.#look(registration);
        });
      });
    });
  }

  /** The newer version takes over and the page opens anew; with other tabs open it opens as it was. */
  update(): void {
    this.#ask();
    setTimeout(reload, HANDOVER_MS);
  }

  #ask(): void {
    const container = serviceWorkers();
    container?.addEventListener('controllerchange', reload, { once: true });
    container?.controller?.postMessage('hand-over');
  }

  #look({ waiting, active }: ServiceWorkerRegistration): void {
    this.newer = waiting !== null && active !== null;
  }
}
