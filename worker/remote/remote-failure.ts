/** What can go wrong between us and a server, as codes. */
import type { RemoteCode, RemoteFailure } from '../../src/engine/contract/remote';

export type { RemoteCode, RemoteFailure };

/** Another try may succeed. A timeout is not tried again: the server may still be at work on it. */
const WORTH_A_RETRY: ReadonlySet<RemoteCode> = new Set([
  'unreachable',
  'too-many-requests',
  'server-error',
]);

export function isWorthRetry({ code }: RemoteFailure): boolean {
  return WORTH_A_RETRY.has(code);
}

function codeOf(status: number): RemoteCode {
  if (status === 401 || status === 403) return 'unauthorised';
  if (status === 404) return 'not-found';
  if (status === 429) return 'too-many-requests';
  return status >= 500 ? 'server-error' : 'refused';
}

/** `Retry-After` in seconds or as a date. */
function waitOf(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** `undefined` where the server says that all is well. */
export function failureOf(response: Response, now: number): RemoteFailure | undefined {
  const { status } = response;
  // A browser shows no status of a redirect that is not followed.
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    return { code: 'redirect', detail: `status ${status}` };
  }
  if (response.ok) return undefined;
  const waitMs = waitOf(response.headers.get('retry-after'), now);
  const failure: RemoteFailure = { code: codeOf(status), detail: `status ${status}` };
  return waitMs === undefined ? failure : { ...failure, waitMs };
}
