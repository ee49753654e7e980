/** Which origins a policy may name. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isProbe, isReachable, originIn } from './remote-origin';
import { securityHeaders } from './security-headers';

const queryOf = (origin: string): string => `?origin=${encodeURIComponent(origin)}`;

describe('the origin in the address of the remote worker', () => {
  it.each([
    'http://localhost:8000',
    'http://127.0.0.1:11434',
    'https://llm.example.org',
    'https://xn--fiq228c.example:8443',
  ])('%s is one', (origin) => {
    expect(originIn(queryOf(origin))).toBe(origin);
  });

  it.each([
    ['a path', 'http://localhost:8000/v1'],
    ['a slash', 'http://localhost:8000/'],
    ['a query', 'http://localhost:8000?a=b'],
    ['credentials', 'http://me:secret@localhost:8000'],
    ['another scheme', 'ws://localhost:8000'],
    ['no scheme', 'localhost:8000'],
    ['a star', 'http://*'],
    ['a star in front', 'http://*.example.org'],
    ['a scheme alone', 'https:'],
    ['a keyword', "'unsafe-eval'"],
    ['a second source', 'http://a http://b'],
    ['a second directive', 'http://a; script-src *'],
    ['a semicolon in the name', 'http://a;b'],
    ['a comma in the name', 'http://a,b'],
    ['a line end', 'http://a\r\nX-Other: 1'],
    ['the usual port', 'http://localhost:80'],
    ['a port that is none', 'http://localhost:99999'],
    ['capital letters', 'http://LOCALHOST:8000'],
    ['a number that is an address', 'http://2130706433'],
    ['IPv6', 'http://[::1]:8080'],
    ['nothing', ''],
  ])('is none with %s', (_, origin) => {
    expect(originIn(queryOf(origin))).toBeUndefined();
  });

  it.each(['', '?', '?Origin=http://a', '?x=1&origin=http://a', '?origin=http://a&probe=1', '?%'])(
    'is not in %s',
    (search) => {
      expect(originIn(search)).toBeUndefined();
    },
  );

  it('may come with a probe', () => {
    expect(isProbe('?origin=http%3A%2F%2Fa&probe=')).toBe(true);
    expect(isProbe('?origin=http%3A%2F%2Fa')).toBe(false);
    expect(isProbe('?origin=*&probe=')).toBe(false);
  });
});

it('makes a policy of the same directives, whatever the query is', () => {
  // Fault: a query that adds a directive, a second source, or a source that stands for many.
  const part = fc.constantFrom(
    'http://',
    'https://',
    'a',
    '*',
    ';',
    ',',
    ' ',
    "'self'",
    ':80',
    '/',
    '@',
    '\n',
    '.',
  );
  const origin = fc.oneof(
    fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')),
    fc.string(),
  );
  const path = '/assets/remote.worker-a1.js';
  const directives = (policy = ''): string[] =>
    policy.split('; ').map((one) => one.split(' ')[0] ?? '');
  const own = directives(securityHeaders(path)['Content-Security-Policy']);
  fc.assert(
    fc.property(origin, fc.boolean(), (written, encoded) => {
      const search = encoded ? queryOf(written) : `?origin=${written}`;
      const policy = securityHeaders(path, search)['Content-Security-Policy'];
      expect(directives(policy)).toEqual(own);
      const reach = /connect-src ([^;]*);/.exec(policy ?? '')?.[1] ?? '';
      expect(reach === "'none'" || isReachable(reach)).toBe(true);
    }),
  );
});
