/** A fake host: `fetch` over files in memory, with ranges and tags; real ones are tested in a browser. */
import { createHash } from 'node:crypto';
import type { LlmSpec } from '../../src/engine/contract/download';
import type { Fetch } from './request';

type Bytes = Uint8Array<ArrayBuffer>;

const encode = (text: string): Bytes => new TextEncoder().encode(text);
const LIBRARY = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 0, 2, 1, 0x78);

export const SPEC: LlmSpec = {
  id: 'tiny',
  baseUrl: 'https://host.example/tiny/',
  libraryUrl: 'https://host.example/tiny/model.wasm',
  overrides: {},
};

export function shardOf(bytes: number, seed: number): Bytes {
  return Uint8Array.from({ length: bytes }, (_, index) => (index * 31 + seed * 7) & 0xff);
}

function listOf(shards: Readonly<Record<string, Bytes>>, hashed: boolean): Bytes {
  const records = Object.entries(shards).map(([dataPath, bytes]) => ({
    dataPath,
    nbytes: bytes.length,
    ...(hashed ? { md5sum: createHash('md5').update(bytes).digest('hex') } : {}),
  }));
  return encode(JSON.stringify({ metadata: {}, records }));
}

export class FakeHost {
  readonly files = new Map<string, Bytes>();
  /** Every request as `path range`. */
  readonly requests: string[] = [];
  /** The next answer for a path, in place of the file. */
  readonly next = new Map<string, (signal: AbortSignal | null | undefined) => Response>();
  tag: string | undefined;

  constructor(shards: Readonly<Record<string, Bytes>>, hashed = true) {
    const config = {
      vocab_size: 300,
      context_window_size: 4096,
      conv_template: {},
      tokenizer_files: ['tokenizer.model', 'tokenizer.json', 'vocab.json'],
    };
    this.files.set('mlc-chat-config.json', encode(JSON.stringify(config)));
    this.files.set('tokenizer.json', encode('{"model": {}}'));
    this.files.set('model.wasm', LIBRARY);
    this.files.set('tensor-cache.json', listOf(shards, hashed));
    for (const [path, bytes] of Object.entries(shards)) this.files.set(path, bytes);
  }

  /** Answers with the first bytes of a file, then breaks off. */
  breakOff(path: string, after: number): void {
    this.next.set(path, () => {
      const bytes = this.files.get(path)?.slice(0, after);
      let sent = false;
      const body = new ReadableStream<Bytes>({
        pull: (controller) => {
          if (sent || bytes === undefined) controller.error(new TypeError('connection reset'));
          else controller.enqueue(bytes);
          sent = true;
        },
      });
      return new Response(body, { headers: this.#headers() });
    });
  }

  /** Answers with the first bytes of a file, and then with nothing until it is aborted. */
  hold(path: string, after: number): void {
    this.next.set(path, (signal) => {
      const body = new ReadableStream<Bytes>({
        start: (controller) => {
          controller.enqueue(this.files.get(path)?.slice(0, after) ?? new Uint8Array());
          signal?.addEventListener('abort', () => {
            controller.error(new DOMException('aborted', 'AbortError'));
          });
        },
      });
      return new Response(body, { headers: this.#headers() });
    });
  }

  readonly fetch: Fetch = (url, init) => {
    const path = url.replace(SPEC.baseUrl, '');
    const range = new Headers(init.headers).get('range') ?? undefined;
    this.requests.push(range === undefined ? path : `${path} ${range}`);
    const planned = this.next.get(path);
    this.next.delete(path);
    return Promise.resolve(
      planned === undefined ? this.#answer(path, range) : planned(init.signal),
    );
  };

  #headers(): Record<string, string> {
    return this.tag === undefined ? {} : { ETag: this.tag };
  }

  #answer(path: string, range: string | undefined): Response {
    const bytes = this.files.get(path);
    if (bytes === undefined) return new Response('none', { status: 404 });
    const start = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
    if (range === undefined) return new Response(bytes, { headers: this.#headers() });
    if (start >= bytes.length) return new Response(null, { status: 416 });
    const span = `bytes ${start}-${bytes.length - 1}/${bytes.length}`;
    const headers = { ...this.#headers(), 'Content-Range': span };
    return new Response(bytes.slice(start), { status: 206, headers });
  }
}
