/** A fake of our own site, as far as the worker that downloads asks it for the code that runs models. */
import { createHash } from 'node:crypto';
import { FakeCaches } from '../../src/service-worker/fake-caches.fixture';
import { RuntimeFiles } from './runtime-files';

const ROOT = 'https://site.example/app/';

export class FakeSite {
  readonly caches = new FakeCaches();
  readonly requests: string[] = [];
  readonly #files: ReadonlyMap<string, string>;
  reachable = true;

  constructor(files: Readonly<Record<string, string>>) {
    const list = Object.entries(files).map(([path, content]) => ({
      path,
      bytes: content.length,
      integrity: `sha256-${createHash('sha256').update(content).digest('base64')}`,
    }));
    this.#files = new Map([['runtime.json', JSON.stringify(list)], ...Object.entries(files)]);
  }

  /** Another object each time, as in another visit; what is kept stays. */
  visit(): RuntimeFiles {
    return new RuntimeFiles({
      root: ROOT,
      fetch: (url) => this.#answer(url.slice(ROOT.length)),
      caches: this.caches as unknown as CacheStorage,
    });
  }

  #answer(path: string): Promise<Response> {
    // The service worker has the list, as it is part of the shell.
    if (!this.reachable && path !== 'runtime.json') {
      return Promise.reject(new TypeError('Failed to fetch'));
    }
    this.requests.push(path);
    const content = this.#files.get(path);
    return Promise.resolve(
      content === undefined ? new Response('', { status: 404 }) : new Response(content),
    );
  }
}

/** As in development, where nothing is listed. */
export function noRuntime(): RuntimeFiles {
  return new FakeSite({}).visit();
}
