/** The address of an OpenAI-compatible server, as a person writes it, checked and made whole. */
import { err, ok, type Result } from '../../core/result';

export type AddressCode =
  | 'address-empty'
  | 'address-unreadable'
  | 'address-scheme'
  | 'address-credentials'
  | 'address-query';

/** What people copy out of documentation: the path of one call instead of the base. */
const CALL = /\/(chat\/completions|completions|models)$/;

/** Without a scheme: `http` for this machine and for numbers, as local servers have no certificate. */
function withScheme(written: string): string {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(written)) return written;
  const local = /^(localhost|[\d.]+|\[[\da-f:.]+\])(:\d+)?(\/|$)/i.test(written);
  return `${local ? 'http' : 'https'}://${written}`;
}

function fault({ protocol, username, password, search, hash }: URL): AddressCode | undefined {
  if (protocol !== 'http:' && protocol !== 'https:') return 'address-scheme';
  if (username + password !== '') return 'address-credentials';
  return search + hash === '' ? undefined : 'address-query';
}

/** The base that calls are appended to, without a slash at its end: `http://localhost:8000/v1`. */
export function normaliseAddress(written: string): Result<string, AddressCode> {
  const trimmed = written.trim();
  if (trimmed === '') return err('address-empty');
  if (/\s/.test(trimmed)) return err('address-unreadable');
  const whole = withScheme(trimmed);
  if (!URL.canParse(whole)) return err('address-unreadable');
  const url = new URL(whole);
  const code = fault(url);
  if (code !== undefined) return err(code);
  const path = url.pathname.replace(/\/+$/, '').replace(CALL, '');
  return ok(`${url.origin}${path === '' ? '/v1' : path}`);
}
