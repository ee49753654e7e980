/** A model on a real HTTP server, which can be made to answer wrongly; and a store in memory. */
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ModelManifest } from '../encoder/manifest';
import type { ModelStore } from './weights-store';

export interface Answer {
  readonly status: number;
  readonly body: string | Uint8Array;
}

export function manifestOf(
  version: string,
  contents: Readonly<Record<string, string>>,
): ModelManifest {
  const files = Object.entries(contents).map(([path, content]) => ({
    path,
    bytes: Buffer.byteLength(content),
    sha256: createHash('sha256').update(content).digest('hex'),
    role: path,
  }));
  return { id: 'chinchilla-mini', version, files, knownLabels: ['人名'], settings: {} };
}

export class ModelSite {
  /** Answers by path; they are used up one by one, the last one stays. */
  readonly answers = new Map<string, Answer[]>();
  /** Every request as `path cache-control`. */
  readonly requests: string[] = [];
  /** Paths whose next answer breaks off after its first half. */
  readonly breakOff = new Set<string>();
  readonly #server: Server = createServer((request, response) => {
    const path = (request.url ?? '').replace('/models/mini/', '');
    this.requests.push(`${path} ${request.headers['cache-control'] ?? ''}`.trim());
    const { status, body } = this.#next(path);
    response.writeHead(status, { Connection: 'close' });
    if (this.breakOff.delete(path)) {
      response.write(body.slice(0, body.length / 2), () => response.destroy());
    } else {
      response.end(body);
    }
  });

  #next(path: string): Answer {
    const answers = this.answers.get(path) ?? [];
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    return answer ?? { status: 404, body: 'none' };
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/models/mini/`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  put(path: string, ...bodies: readonly (string | Uint8Array)[]): void {
    this.answers.set(
      path,
      bodies.map((body) => ({ status: 200, body })),
    );
  }

  publish(manifest: ModelManifest, contents: Readonly<Record<string, string>>): void {
    this.put('manifest.json', JSON.stringify(manifest));
    for (const [path, content] of Object.entries(contents)) this.put(path, content);
  }
}

/** Stands in for IndexedDB, which Node does not have; the real one is tested in a browser. */
export class FakeStore implements ModelStore {
  readonly files = new Map<string, ArrayBuffer>();
  readonly notes = new Map<string, ModelManifest>();
  full = false;

  findManifest(folder: string): Promise<unknown> {
    return Promise.resolve(this.notes.get(folder));
  }

  read(manifest: ModelManifest, file: { path: string }): Promise<ArrayBuffer | undefined> {
    return Promise.resolve(this.files.get(`${manifest.version}/${file.path}`));
  }

  write(manifest: ModelManifest, file: { path: string }, data: ArrayBuffer): Promise<boolean> {
    if (!this.full) this.files.set(`${manifest.version}/${file.path}`, structuredClone(data));
    return Promise.resolve(!this.full);
  }

  finish(folder: string, manifest: ModelManifest): Promise<boolean> {
    this.notes.set(folder, manifest);
    for (const key of this.files.keys()) {
      if (!key.startsWith(`${manifest.version}/`)) this.files.delete(key);
    }
    return Promise.resolve(true);
  }
}
