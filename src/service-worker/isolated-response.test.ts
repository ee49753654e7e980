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

  it('moves the policy of no other script, whatever its address names', () => {
    // Fault: a query that widens the policy of the page or of a worker that reads texts or files.
    const query = '?origin=http%3A%2F%2Flocalhost%3A8000&probe=';
    const files = [
      '',
      'index.html',
      'assets/extractor.worker-a1.js',
      'assets/download.worker-a1.js',
      'assets/files.worker-a1.js',
      'assets/layout.worker-a1.js',
      'assets/remote.worker-a1.js.map',
      'assets/not-remote.worker.js',
    ];
    for (const file of files) {
      const plain = isolatedResponse(new Response(''), PAGE + file);
      const asked = isolatedResponse(new Response(''), PAGE + file + query);
      expect(Object.fromEntries(asked.headers)).toEqual(Object.fromEntries(plain.headers));
      expect(plain.headers.get('content-security-policy')).not.toContain('localhost');
    }
  });

  it('lets the remote worker reach the origin in its address and nothing else', () => {
    const headersOf = (search: string): Headers => {
      const url = `${PAGE}assets/remote.worker-a1_B-2.js${search}`;
      return isolatedResponse(new Response(''), url).headers;
    };
    const named = headersOf('?origin=http%3A%2F%2Flocalhost%3A8000');
    expect(named.get('content-security-policy')).toContain('; connect-src http://localhost:8000; ');
    expect(named.get('cross-origin-embedder-policy')).toBe('require-corp');
    const probe = headersOf('?origin=https%3A%2F%2Fllm.example.org&probe=');
    expect(probe.get('content-security-policy')).toContain(
      '; connect-src https://llm.example.org; ',
    );
    expect(probe.get('cross-origin-embedder-policy')).toBe('credentialless');
    for (const search of ['', '?origin=', '?origin=*', '?origin=http://a&origin=http://b']) {
      const headers = headersOf(search);
      expect(headers.get('content-security-policy')).toContain("; connect-src 'none'; ");
      expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
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
