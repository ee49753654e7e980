// A static host for dist/ that a test can watch, cut off, and bring back on the same port.
import { createReadStream, existsSync, statSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import path from 'node:path';

const DIST = path.resolve(import.meta.dirname, '..', 'dist');

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** `true` when the answer was given; a test answers some requests itself to damage them. */
type Interceptor = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface Hosting {
  /** Send COOP and COEP; plain static hosting does not. */
  readonly isolated: boolean;
  /** Where on the host the site lies, such as `/tools/chinchilla`; empty for its root. */
  readonly folder: string;
}

export class StaticSite {
  readonly requests: string[] = [];
  intercept: Interceptor = () => false;
  private readonly isolated: boolean;
  private readonly folder: string;
  private server: Server | undefined;
  private port = 0;

  constructor(hosting: Hosting) {
    this.isolated = hosting.isolated;
    this.folder = hosting.folder;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const server = createServer((request, response) => {
      this.requests.push(request.url ?? '');
      if (!this.intercept(request, response)) this.answer(request, response);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.port, '127.0.0.1', resolve);
    });
    const address = server.address();
    if (typeof address === 'object' && address !== null) this.port = address.port;
    this.server = server;
  }

  /** The network is pulled: open connections break, new ones are refused. */
  async stop(): Promise<void> {
    const { server } = this;
    if (server === undefined) return;
    this.server = undefined;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }

  /** What it answers when nobody intercepts. */
  answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname } = new URL(request.url ?? '/', this.origin);
    const inside = pathname.startsWith(`${this.folder}/`) ? pathname.slice(this.folder.length) : '';
    const wanted = path.join(DIST, decodeURIComponent(inside));
    const file = wanted.endsWith(path.sep) ? path.join(wanted, 'index.html') : wanted;
    if (!file.startsWith(DIST) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'Content-Type': TYPES[path.extname(file)] ?? 'application/octet-stream',
      'Content-Length': statSync(file).size,
      'Cache-Control': 'no-store',
      ...(this.isolated ? ISOLATION : {}),
    });
    createReadStream(file).pipe(response);
  }
}
