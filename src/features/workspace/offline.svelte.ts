/** Whether a service worker serves this page, so that it opens without a network. */

/** Absent on insecure pages; reading it throws where the browser forbids storage. */
function serviceWorkers(): ServiceWorkerContainer | undefined {
  try {
    return (navigator as Partial<Navigator>).serviceWorker;
  } catch {
    return undefined;
  }
}

export class Offline {
  /** The page's own files come from the service worker's cache. */
  served = $state(false);
  /** A newer version of the page is kept and takes over with the next reload of the only tab. */
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
      registration.addEventListener('updatefound', () => {
        const { installing } = registration;
        installing?.addEventListener('statechange', () => {
          this.#look(registration);
        });
      });
    });
  }

  #look({ waiting, active }: ServiceWorkerRegistration): void {
    this.newer = waiting !== null && active !== null;
  }
}
