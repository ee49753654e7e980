import { describe, expect, it } from 'vitest';
import { routeRequest, type RequestFacts } from './route';

const scope = 'https://example.org/tools/chinchilla/';
const script = `${scope}assets/index-1a2b.js`;

function route(url: string, facts: Partial<RequestFacts> = {}): ReturnType<typeof routeRequest> {
  const request = { method: 'GET', url, mode: 'cors', cache: 'default', headers: new Headers() };
  return routeRequest({ ...request, ...facts }, scope, (known) => known === script);
}

describe('routeRequest', () => {
  it.each([scope, `${scope}index.html`, `${scope}?preset=ner-general#top`])(
    'answers a navigation to %s with the page',
    (url) => {
      expect(route(url, { mode: 'navigate' })).toEqual({ kind: 'shell', url: scope });
    },
  );

  it('answers a file of the build from the shell', () => {
    expect(route(script)).toEqual({ kind: 'shell', url: script });
    expect(route(`${script}#map`)).toEqual({ kind: 'shell', url: script });
  });

  it('looks for the script of the remote worker without the origin in its address', () => {
    const remote = `${scope}assets/remote.worker-1a.js`;
    const request = {
      method: 'GET',
      mode: 'same-origin',
      cache: 'default',
      headers: new Headers(),
    };
    const url = `${remote}?origin=http%3A%2F%2Flocalhost%3A8000`;
    const found = routeRequest({ ...request, url }, scope, (known) => known === remote);
    expect(found).toEqual({ kind: 'shell', url: remote });
    expect(route(`${script}?origin=x`)).toEqual({ kind: 'network' });
  });

  it('fetches what it does not know, pages too', () => {
    expect(route(`${scope}assets/other.js`)).toEqual({ kind: 'network' });
    expect(route(`${scope}licences.html`, { mode: 'navigate' })).toEqual({ kind: 'network' });
  });

  it.each([
    ['another origin', 'https://elsewhere.example/x.js', {}],
    ['another folder of the origin', 'https://example.org/tools/other/x.js', {}],
    ['an origin that begins the same', 'https://example.org.elsewhere.example/', {}],
    ['a method other than GET', script, { method: 'POST' }],
    ['a part of a file', script, { headers: new Headers({ Range: 'bytes=0-9' }) }],
    ['a look into the HTTP cache', script, { cache: 'only-if-cached', mode: 'no-cors' }],
    ['a file of a model', `${scope}models/chinchilla-mini/encoder.onnx`, {}],
  ])('leaves %s alone', (_, url, facts) => {
    expect(route(url, facts)).toEqual({ kind: 'leave' });
  });
});
