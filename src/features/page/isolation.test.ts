import { describe, expect, it } from 'vitest';
import { registerServiceWorker, type IsolationPage } from './isolation';

interface Bench {
  readonly page: IsolationPage;
  readonly registered: unknown[];
  reloads: number;
  takeControl: () => void;
}

interface Facts {
  readonly isolated?: boolean;
  readonly controlled?: boolean;
  readonly supported?: boolean;
  readonly session?: Map<string, string> | 'blocked';
}

/** A fake page; the browser's part is tested on the built site. */
function bench(facts: Facts): Bench {
  const {
    isolated = false,
    controlled = true,
    supported = true,
    session = new Map<string, string>(),
  } = facts;
  const target = new EventTarget();
  const registered: unknown[] = [];
  const container = {
    controller: controlled ? ({} as ServiceWorker) : null,
    addEventListener: target.addEventListener.bind(target),
    register: (url: string | URL, options?: RegistrationOptions) => {
      registered.push([url, options]);
      return Promise.resolve({} as ServiceWorkerRegistration);
    },
  };
  const made: Bench = {
    registered,
    reloads: 0,
    takeControl: () => target.dispatchEvent(new Event('controllerchange')),
    page: {
      crossOriginIsolated: isolated,
      serviceWorker: supported ? container : undefined,
      session: () => {
        if (session === 'blocked') throw new DOMException('no', 'SecurityError');
        return {
          getItem: (key) => session.get(key) ?? null,
          setItem: (key, value) => session.set(key, value),
        };
      },
      reload: () => {
        made.reloads += 1;
      },
    },
  };
  return made;
}

const willing = { mayReload: () => true };

describe('registerServiceWorker, on a fake page', () => {
  it('only registers where the host sends the headers itself', async () => {
    const { page, registered, ...rest } = bench({ isolated: true });
    expect(await registerServiceWorker(willing, page)).toBe('isolated');
    expect(registered).toEqual([['./sw.js', { scope: './', updateViaCache: 'none' }]]);
    expect(rest.reloads).toBe(0);
  });

  it('reloads once the service worker is in charge, and not a second time', async () => {
    const session = new Map<string, string>();
    const first = bench({ controlled: false, session });
    const registering = registerServiceWorker(willing, first.page);
    await Promise.resolve();
    await Promise.resolve();
    expect(first.reloads).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 0));
    first.takeControl();
    expect(await registering).toBe('reloading');
    expect(first.reloads).toBe(1);
    const second = bench({ session });
    expect(await registerServiceWorker(willing, second.page)).toBe('not-isolated');
    expect(second.reloads).toBe(0);
  });

  it('does not reload when that would disturb, nor spend the one reload', async () => {
    const session = new Map<string, string>();
    const busy = bench({ session });
    expect(await registerServiceWorker({ mayReload: () => false }, busy.page)).toBe('not-isolated');
    expect(busy.reloads).toBe(0);
    expect(await registerServiceWorker(willing, bench({ session }).page)).toBe('reloading');
  });

  it('never reloads where it cannot note that it did', async () => {
    const blocked = bench({ session: 'blocked' });
    expect(await registerServiceWorker(willing, blocked.page)).toBe('not-isolated');
    expect(blocked.reloads).toBe(0);
  });

  it('does without where there are no service workers', async () => {
    const { page } = bench({ supported: false });
    expect(await registerServiceWorker(willing, page)).toBe('unsupported');
  });
});
