import { describe, expect, it } from 'vitest';
import { isolatedResponse } from './isolated-response';

const PAGE = 'https://example.org/tools/';

describe('isolatedResponse', () => {
  it('adds isolation and the policy, and keeps status, type and body', async () => {
    const original = new Response('栗鼠', {
      status: 404,
      headers: { 'Content-Type': 'text/plain', 'Content-Encoding': 'br' },
    });
    const isolated = isolatedResponse(original, PAGE, { 'X-More': '1' });
    expect(isolated.status).toBe(404);
    expect(isolated.headers.get('content-security-policy')).toContain("connect-src 'self'");
    expect(isolated.headers.get('content-encoding')).toBeNull();
    expect(Object.fromEntries(isolated.headers)).toMatchObject({
      'content-type': 'text/plain',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-more': '1',
    });
    expect(await isolated.text()).toBe('栗鼠');
  });

  it('lets only the download worker reach other hosts', () => {
    const policyOf = (file: string): string | null => {
      const url = `${PAGE}assets/${file}`;
      return isolatedResponse(new Response(''), url).headers.get('content-security-policy');
    };
    expect(policyOf('download.worker-a1_B-2.js')).toContain("connect-src 'self' https: http:;");
    for (const file of [
      'extractor.worker-a1.js',
      'files.worker-a1.js',
      'download.worker-a1.js.map',
      'index-a1.js',
    ]) {
      expect(policyOf(file)).toContain("connect-src 'self';");
    }
  });

  it('can be made of a response that has no body', () => {
    expect(isolatedResponse(new Response(null, { status: 204 }), PAGE).status).toBe(204);
    expect(isolatedResponse(new Response(null, { status: 304 }), PAGE).status).toBe(304);
  });

  it('returns an error response as it is', () => {
    const failed = Response.error();
    expect(isolatedResponse(failed, PAGE)).toBe(failed);
  });
});
