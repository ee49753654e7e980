// Serves a model and a library from this disk to the page, as a hub would.
import { createReadStream, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import { err, ok, type Result } from '../../src/core/result';
import type { CheckOptions } from './options';

export interface ModelHost {
  /** Of the model's folder, with a slash at its end. */
  readonly model: string;
  readonly library: string;
  readonly stop: () => Promise<void>;
}

const ANYONE = { 'Access-Control-Allow-Origin': '*' };
const MODEL = '/model/resolve/main/';
const LIBRARY = '/library/model.wasm';

const isAddress = (where: string): boolean => /^https?:\/\//u.test(where);

function isThere(where: string, folder: boolean): boolean {
  const stat = statSync(where, { throwIfNoEntry: false });
  return folder ? stat?.isDirectory() === true : stat?.isFile() === true;
}

/** The file for a request's path; nothing outside the model's folder. */
function fileFor(pathname: string, { model, library }: CheckOptions): string | undefined {
  if (pathname === LIBRARY) return library;
  if (!pathname.startsWith(MODEL)) return undefined;
  const root = path.resolve(model);
  const file = path.resolve(root, pathname.slice(MODEL.length));
  return file.startsWith(root + path.sep) ? file : undefined;
}

function answer(request: IncomingMessage, response: ServerResponse, options: CheckOptions): void {
  const pathname = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
  const file = fileFor(pathname, options);
  if (file === undefined || !isThere(file, false)) {
    response.writeHead(404, ANYONE).end();
    return;
  }
  response.writeHead(200, { ...ANYONE, 'Content-Length': statSync(file).size });
  createReadStream(file).pipe(response);
}

/** What is an address stays one. The error says which file is not there. */
export async function hostModel(options: CheckOptions): Promise<Result<ModelHost, string>> {
  const { model, library } = options;
  if (!isAddress(model) && !isThere(model, true)) return err(`no such folder: ${model}`);
  if (!isAddress(library) && !isThere(library, false)) return err(`no such file: ${library}`);
  const server = createServer((request, response) => {
    answer(request, response, options);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const origin = `http://127.0.0.1:${port}`;
  const stop = (): Promise<void> => {
    const closed = new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
    });
    server.closeAllConnections();
    return closed;
  };
  return ok({
    model: isAddress(model) ? model : origin + MODEL,
    library: isAddress(library) ? library : origin + LIBRARY,
    stop,
  });
}
