/** Registers the service worker; where the host sends no isolation headers, reloads the page once to get them. */

/**
 * `isolated`: threads can be used. `reloading`: they can after the reload under way. `not-isolated`:
 * a reload did not help or was not wanted. `unsupported`: no service worker here, so not offline either.
 */
export type Isolation = 'isolated' | 'reloading' | 'not-isolated' | 'unsupported';

export interface IsolationOptions {
  /** Asked when the service worker is in charge: whether a reload would disturb nobody now. */
  readonly mayReload: () => boolean;
}

/** The part of the browser that is used; a test brings its own. */
export interface IsolationPage {
  readonly crossOriginIsolated: boolean;
  readonly serviceWorker:
    Pick<ServiceWorkerContainer, 'register' | 'controller' | 'addEventListener'> | undefined;
  /** Throws where storage is blocked. */
  readonly session: () => Pick<Storage, 'getItem' | 'setItem'>;
  readonly reload: () => void;
}

const GUARD = 'chinchilla-isolation-reload';

function browserPage(): IsolationPage {
  const { serviceWorker } = navigator as Partial<Pick<Navigator, 'serviceWorker'>>;
  return {
    crossOriginIsolated,
    serviceWorker,
    session: () => sessionStorage,
    reload: () => {
      location.reload();
    },
  };
}

/** True once a session, so that a host that strips headers causes no endless reloading. */
function claimReload(page: IsolationPage): boolean {
  try {
    const session = page.session();
    if (session.getItem(GUARD) !== null) return false;
    session.setItem(GUARD, 'done');
    return true;
  } catch {
    return false;
  }
}

async function register(page: IsolationPage): Promise<boolean> {
  try {
    // Relative to the page, so that any folder of a host will do.
    await page.serviceWorker?.register('./sw.js', { scope: './', updateViaCache: 'none' });
    return page.serviceWorker !== undefined;
  } catch {
    return false;
  }
}

/** Resolves when a service worker serves this page; on the very first visit that is a little later. */
function whenControlled(container: NonNullable<IsolationPage['serviceWorker']>): Promise<void> {
  if (container.controller !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const listener = (): void => {
      resolve();
    };
    container.addEventListener('controllerchange', listener, { once: true });
  });
}

/** Call it once, when the page has loaded what it needs. */
export async function registerServiceWorker(
  options: IsolationOptions,
  page: IsolationPage = browserPage(),
): Promise<Isolation> {
  const registered = await register(page);
  if (page.crossOriginIsolated) return 'isolated';
  if (!registered || page.serviceWorker === undefined) return 'unsupported';
  await whenControlled(page.serviceWorker);
  if (!options.mayReload() || !claimReload(page)) return 'not-isolated';
  page.reload();
  return 'reloading';
}
