/** A fake of the browser's cache storage, which Node lacks: only what is used of it here. */

class FakeCache {
  readonly #responses = new Map<string, Response>();

  match(url: string): Promise<Response | undefined> {
    return Promise.resolve(this.#responses.get(url)?.clone());
  }

  put(url: string, response: Response): Promise<void> {
    this.#responses.set(url, response);
    return Promise.resolve();
  }

  keys(): Promise<Request[]> {
    return Promise.resolve([...this.#responses.keys()].map((url) => new Request(url)));
  }

  delete(request: string | Request): Promise<boolean> {
    const url = typeof request === 'string' ? request : request.url;
    return Promise.resolve(this.#responses.delete(url));
  }
}

export class FakeCaches {
  readonly #caches = new Map<string, FakeCache>();

  keys(): Promise<string[]> {
    return Promise.resolve([...this.#caches.keys()]);
  }

  open(name: string): Promise<FakeCache> {
    const cache = this.#caches.get(name) ?? new FakeCache();
    this.#caches.set(name, cache);
    return Promise.resolve(cache);
  }

  delete(name: string): Promise<boolean> {
    return Promise.resolve(this.#caches.delete(name));
  }
}
