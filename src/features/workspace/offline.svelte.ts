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

  watch(): void {
    const container = serviceWorkers();
    if (container === undefined) return;
    this.served = container.controller !== null;
    container.addEventListener('controllerchange', () => {
      this.served = container.controller !== null;
    });
  }
}
