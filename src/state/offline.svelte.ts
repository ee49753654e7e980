/** Whether a service worker serves this page, so that it opens without a network. */

export class Offline {
  /** The page's own files come from the service worker's cache. */
  served = $state(false);

  watch(): void {
    if (!('serviceWorker' in navigator)) return;
    const { serviceWorker } = navigator;
    this.served = serviceWorker.controller !== null;
    serviceWorker.addEventListener('controllerchange', () => {
      this.served = serviceWorker.controller !== null;
    });
  }
}
