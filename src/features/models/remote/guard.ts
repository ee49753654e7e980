/** Whether a worker may be started: only where the service worker gives its script the policy of one origin. */

/** The address of the worker's script for this origin; `probe`: for one that asks whether anybody is there. */
export function scriptFor(script: string, origin: string, probe = false): string {
  return `${script}?origin=${encodeURIComponent(origin)}${probe ? '&probe=' : ''}`;
}

/** Of a whole policy, as its header says it. */
export function reachesOnly(policy: string | null, origin: string): boolean {
  const reach = (policy ?? '')
    .split(/[;,]/u)
    .map((directive) => directive.trim())
    .filter((directive) => /^connect-src(?:\s|$)/iu.test(directive));
  return reach.length === 1 && reach[0] === `connect-src ${origin}`;
}

interface GuardPage {
  /** Whether a service worker answers what this page asks for. */
  readonly controlled: () => boolean;
  readonly fetch: (url: string) => Promise<Pick<Response, 'ok' | 'headers'>>;
}

const BROWSER: GuardPage = {
  controlled: () => {
    try {
      const { serviceWorker } = navigator as Partial<Navigator>;
      return (serviceWorker?.controller ?? null) !== null;
    } catch {
      return false;
    }
  },
  fetch: (url) => fetch(url),
};

/** The script is asked for just as its worker asks, and its policy is read. */
export async function isGuarded(
  script: string,
  origin: string,
  page: GuardPage = BROWSER,
): Promise<boolean> {
  if (!page.controlled()) return false;
  try {
    const { ok, headers } = await page.fetch(script);
    return ok && reachesOnly(headers.get('content-security-policy'), origin);
  } catch {
    return false;
  }
}
