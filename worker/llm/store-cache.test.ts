import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { newAddresses, StoreCache, withStoreCache } from './store-cache';
import { ModelFiles, type FileStream, type OpenFile } from './store-cache-files';

const ADDRESSES = newAddresses();

const TEXTS: Readonly<Record<string, string>> = {
  'mlc-chat-config.json': '{"vocab_size":257}',
  'params_shard_0.bin': 'weights',
  'lib/model.wasm': 'library',
};

/** In two pieces, as the store gives a file. */
function streamOf(text: string): FileStream {
  const bytes = new TextEncoder().encode(text);
  return new ReadableStream({
    start: (controller) => {
      controller.enqueue(bytes.slice(0, 3));
      controller.enqueue(bytes.slice(3));
      controller.close();
    },
  });
}

function filesOf(open: OpenFile, paths = Object.keys(TEXTS)): ModelFiles {
  return new ModelFiles(
    { id: 'localhost-model', files: paths.map((path) => ({ path, checked: true })) },
    open,
  );
}

const openText: OpenFile = (path) => {
  const text = TEXTS[path];
  return Promise.resolve(text === undefined ? undefined : streamOf(text));
};

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('StoreCache', () => {
  it('answers the addresses that web-llm makes with what is stored', async () => {
    const cache = new StoreCache(filesOf(openText), ADDRESSES);
    for (const [path, text] of Object.entries(TEXTS)) {
      const request = new Request(new URL(path, ADDRESSES.model).href);
      expect(await (await cache.match(request))?.text()).toBe(text);
    }
    expect(await (await cache.match(ADDRESSES.library))?.text()).toBe('library');
  });

  it('lists what it can answer, so that web-llm sees that it need not fetch', async () => {
    const listed = await new StoreCache(filesOf(openText), ADDRESSES).keys();
    expect(listed.map(({ url }) => url)).toEqual(
      Object.keys(TEXTS).map((path) => ADDRESSES.model + path),
    );
  });

  it('knows every path that a list of shards may hold, by its address', async () => {
    const anyPath = fc.string({ minLength: 1 }).filter((path) => {
      const { href } = new URL(path, ADDRESSES.model);
      return URL.canParse(path, ADDRESSES.model) && href.startsWith(ADDRESSES.model);
    });
    await fc.assert(
      fc.asyncProperty(anyPath, async (path) => {
        const opened: string[] = [];
        const open: OpenFile = (wanted) => {
          opened.push(wanted);
          return Promise.resolve(streamOf('bytes'));
        };
        const cache = new StoreCache(filesOf(open, [path]), ADDRESSES);
        const found = await cache.match(new Request(new URL(path, ADDRESSES.model).href));
        expect(await found?.text()).toBe('bytes');
        expect(opened).toEqual([path]);
      }),
    );
  });

  it('reads nothing of a file that is looked for and not read', async () => {
    let pulled = 0;
    const open: OpenFile = () =>
      Promise.resolve(
        new ReadableStream(
          {
            pull: () => {
              pulled += 1;
            },
          },
          { highWaterMark: 0 },
        ),
      );
    await new StoreCache(filesOf(open), ADDRESSES).match(ADDRESSES.library);
    expect(pulled).toBe(0);
  });

  it('never goes to the network for what is not stored, and says what is missing', async () => {
    const fetched = vi.fn();
    vi.stubGlobal('fetch', fetched);
    const files = filesOf(openText);
    const cache = new StoreCache(files, ADDRESSES);
    const request = new Request(`${ADDRESSES.model}tokenizer.model`);
    expect(await cache.match(request)).toBeUndefined();
    await expect(cache.add(request)).rejects.toThrow(/tokenizer\.model: is not stored/);
    expect(fetched).not.toHaveBeenCalled();
    expect(files.problem?.code).toBe('integrity-failed');
  });

  it('gives up nothing when web-llm deletes', async () => {
    expect(await new StoreCache(filesOf(openText), ADDRESSES).delete()).toBe(false);
  });
});

describe('ModelFiles', () => {
  it('notes a piece that turns out to be missing while a file is read', async () => {
    const open: OpenFile = () =>
      Promise.resolve(
        new ReadableStream({
          pull: () => {
            throw new Error('piece 1 is missing');
          },
        }),
      );
    const files = filesOf(open);
    const found = await new StoreCache(files, ADDRESSES).match(ADDRESSES.library);
    await expect(found?.arrayBuffer()).rejects.toThrow();
    expect(files.problem).toEqual({
      code: 'integrity-failed',
      detail: 'lib/model.wasm: piece 1 is missing',
    });
  });

  it('notes a file that is gone', async () => {
    const files = filesOf(() => Promise.resolve(undefined));
    await expect(files.readJson('mlc-chat-config.json')).rejects.toThrow('is not stored');
    expect(files.problem?.detail).toBe('mlc-chat-config.json: is not stored');
  });

  it('gives no file once it is closed, so that a load that was given up ends', async () => {
    const files = filesOf(openText);
    files.close();
    await expect(files.open('lib/model.wasm')).rejects.toThrow('no longer wanted');
    expect(files.problem).toBeUndefined();
  });
});

describe('withStoreCache', () => {
  it('never answers what a load before it asks for, and does not take that for a fault of its own', async () => {
    // Fails where every load has the same addresses: the old one then reads the new one's files.
    const files = filesOf(openText);
    let old = '';
    await withStoreCache(filesOf(openText), ({ library }) => {
      old = library;
      return Promise.resolve();
    });
    await withStoreCache(files, async () => {
      const scope = await caches.open('webllm/wasm');
      expect(await scope.match(old)).toBeUndefined();
      await expect(scope.add(old)).rejects.toThrow('no longer wanted');
    });
    expect(files.problem).toBeUndefined();
  });

  it('stands in for the caches of every scope while work runs, and then no longer', async () => {
    const before = Reflect.get(globalThis, 'caches') as unknown;
    const read = await withStoreCache(filesOf(openText), async ({ library }) => {
      const scope = await caches.open('webllm/wasm');
      return (await scope.match(library))?.text();
    });
    expect(read).toBe('library');
    expect(Reflect.get(globalThis, 'caches')).toBe(before);
  });

  it('is taken away also when work fails', async () => {
    const failing = withStoreCache(filesOf(openText), () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(Object.hasOwn(globalThis, 'caches')).toBe(false);
  });
});
