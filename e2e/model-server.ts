// A host of models on 127.0.0.1 with CORS and Range, which misbehaves on demand and counts what it sends.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import path from 'node:path';

export type Fault =
  /** The connection breaks after so many bytes of the body. */
  | { readonly kind: 'drop'; readonly after: number }
  /** Nothing more comes after so many bytes, until `release`. */
  | { readonly kind: 'hold'; readonly after: number }
  /** A portal's page, with 200. */
  | { readonly kind: 'html' }
  /** Something else in place of the file. */
  | { readonly kind: 'replace'; readonly body: string }
  | { readonly kind: 'status'; readonly status: number }
  /** 416 to every request for a part; the whole file is there. */
  | { readonly kind: 'no-part' }
  /** 200 and all of the file, whatever part is asked for. */
  | { readonly kind: 'ignore-range' }
  /** So many bytes fewer than there should be, under a Content-Length that agrees. */
  | { readonly kind: 'short'; readonly by: number }
  /** So many bytes at a time, with a pause after each. */
  | { readonly kind: 'drip'; readonly bytes: number; readonly ms: number };

export interface Served {
  readonly method: string;
  /** Relative to the model's folder. */
  readonly path: string;
  readonly range: string | undefined;
  /** Bytes of the body that were handed to the socket. */
  sent: number;
}

/** Bytes of a file, `end` exclusive. */
interface Part {
  readonly start: number;
  readonly end: number;
}

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly part?: Part;
  readonly body?: string;
}

const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Content-Range',
  'Cache-Control': 'public, max-age=3600',
};
const PAGE = '<!doctype html><title>Wi-Fi</title><p>Please log in.</p>';

const STEP = 64 * 1024;

function plain(status: number): Reply {
  return { status, headers: CORS };
}

/** Where the part that is asked for starts. */
function startOf(range: string | undefined, fault: Fault | undefined): number | undefined {
  const asked = /^bytes=(\d+)-$/u.exec(range ?? '')?.[1];
  return asked === undefined || fault?.kind === 'ignore-range' ? undefined : Number(asked);
}

/** All of the file, or the part that is asked for. */
function replyWith(file: string, range: string | undefined, fault: Fault | undefined): Reply {
  const { size, mtimeMs } = statSync(file);
  const end = fault?.kind === 'short' ? size - fault.by : size;
  const tag = createHash('sha1').update(`${file}${size}${mtimeMs}`).digest('hex');
  const headers = { ...CORS, ETag: `"${tag}"`, 'Content-Type': 'application/octet-stream' };
  const start = startOf(range, fault);
  if (start === undefined) {
    const part = { start: 0, end };
    return { status: 200, headers: { ...headers, 'Content-Length': end }, part };
  }
  if (start >= end || fault?.kind === 'no-part') {
    return { status: 416, headers: { ...CORS, 'Content-Range': `bytes */${end}` } };
  }
  const span = {
    'Content-Length': end - start,
    'Content-Range': `bytes ${start}-${end - 1}/${end}`,
  };
  return { status: 206, headers: { ...headers, ...span }, part: { start, end } };
}

function replyTo(served: Served, file: string, fault: Fault | undefined): Reply {
  // Permission that browsers ask for first is never given: no request of ours may need it.
  if (served.method === 'OPTIONS') return plain(403);
  if (fault?.kind === 'status') return plain(fault.status);
  if (fault?.kind === 'html') {
    return { status: 200, headers: { ...CORS, 'Content-Type': 'text/html' }, body: PAGE };
  }
  if (fault?.kind === 'replace') return { status: 200, headers: CORS, body: fault.body };
  const there = served.path !== '' && existsSync(file);
  return there ? replyWith(file, served.range, fault) : plain(404);
}

export class ModelServer {
  readonly served: Served[] = [];
  readonly faults = new Map<string, Fault>();
  readonly #folder: string;
  #server: Server | undefined;
  #port = 0;
  #held: (() => void)[] = [];

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Of the model's folder, with a slash at its end. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}/model/resolve/main/`;
  }

  async start(): Promise<void> {
    const server = createServer((request, response) => {
      void this.#answer(request, response);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#port, '127.0.0.1', resolve);
    });
    const address = server.address();
    if (typeof address === 'object' && address !== null) this.#port = address.port;
    this.#server = server;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    if (server === undefined) return;
    this.#server = undefined;
    this.release();
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }

  /** What is held goes on, and faults end. */
  release(): void {
    this.faults.clear();
    const held = this.#held;
    this.#held = [];
    for (const resume of held) resume();
  }

  /** Requests for the files whose name matches. */
  requests(name: RegExp): Served[] {
    return this.served.filter((served) => name.test(served.path));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', this.url);
    const name = decodeURIComponent(pathname.split('/resolve/main/')[1] ?? '');
    const { range } = request.headers;
    const served: Served = { method: request.method ?? '', path: name, range, sent: 0 };
    this.served.push(served);
    const fault = this.faults.get(name);
    const file = path.join(this.#folder, name);
    const { status, headers, part, body } = replyTo(served, file, fault);
    response.writeHead(status, headers);
    if (part !== undefined) await this.#send(response, file, part, served, fault);
    if (!response.destroyed) response.end(body);
  }

  async #send(
    response: ServerResponse,
    file: string,
    { start, end }: Part,
    served: Served,
    fault: Fault | undefined,
  ): Promise<void> {
    const stop = stopOf({ start, end }, fault);
    const pace = fault?.kind === 'drip' ? fault : { bytes: STEP, ms: 0 };
    await stream(response, file, { start, end: stop }, served, pace);
    if (fault?.kind === 'drop') response.destroy();
    if (fault?.kind !== 'hold') return;
    await new Promise<void>((resolve) => this.#held.push(resolve));
    await stream(response, file, { start: stop, end }, served, pace);
  }
}

/** Where a fault makes an end, or the end of the part. */
function stopOf({ start, end }: Part, fault: Fault | undefined): number {
  const stops = fault?.kind === 'drop' || fault?.kind === 'hold';
  return stops ? Math.min(end, start + fault.after) : end;
}

async function stream(
  response: ServerResponse,
  file: string,
  { start, end }: Part,
  served: Served,
  { bytes: step, ms }: { readonly bytes: number; readonly ms: number },
): Promise<void> {
  if (start === end) return;
  for await (const chunk of createReadStream(file, { start, end: end - 1, highWaterMark: step })) {
    const bytes = chunk as Buffer;
    await write(response, bytes);
    if (response.destroyed) return;
    served.sent += bytes.length;
    if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
  }
}

/** Resolves when the bytes are on their way, or the connection is gone. */
function write(response: ServerResponse, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    if (response.destroyed) {
      resolve();
      return;
    }
    response.once('close', resolve);
    response.write(bytes, () => {
      response.off('close', resolve);
      resolve();
    });
  });
}
