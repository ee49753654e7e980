/** Adds what a plain static host does not send: isolation, and the policy, which a worker takes from its own response. */
import { securityHeaders } from './security-headers';

/** The body is decoded already, so these would be untrue of it. */
const UNTRUE = ['Content-Encoding', 'Content-Length', 'Transfer-Encoding'];

/** Statuses with which a response may not be constructed with a body. */
const NO_BODY = new Set([101, 103, 204, 205, 304]);

/**
 * A copy with the headers for `url`; its body is the body of the original. Redirects are forgotten, because a
 * navigation refuses them. Opaque and error responses come back as they are.
 */
export function isolatedResponse(
  response: Response,
  url: string,
  extra: Readonly<Record<string, string>> = {},
): Response {
  if (response.status === 0) return response;
  const headers = new Headers(response.headers);
  for (const name of UNTRUE) headers.delete(name);
  const { pathname, search } = new URL(url);
  for (const [name, value] of Object.entries({
    ...securityHeaders(pathname, search),
    ...extra,
  }))
    headers.set(name, value);
  const { status, statusText } = response;
  const body = NO_BODY.has(status) ? null : response.body;
  return new Response(body, { status, statusText, headers });
}
