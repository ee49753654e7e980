// Drives the built worker that reads texts, from the page that drives the one that downloads.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Page, Worker as PageWorker } from '@playwright/test';

interface LoadProgress {
  readonly stage: string;
  readonly loaded: number;
  readonly total: number;
}

type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: { readonly code: string; readonly detail: string } };

export interface Load {
  readonly outcome: Outcome;
  readonly progress: readonly LoadProgress[];
  /** Stored pieces in the order in which they were read, each as `path#index`. */
  readonly pieces: readonly string[];
}

const ASSETS = path.resolve(import.meta.dirname, '..', 'dist', 'assets');

function builtWorker(): string {
  const name = readdirSync(ASSETS).find((file) => /^extractor\.worker-.*\.js$/u.test(file));
  if (name === undefined) throw new Error('dist/ has no extraction worker; build the site first');
  return `/assets/${name}`;
}

/** Runs in the worker: notes the keys of the pieces that it reads. */
function watchPieces(): void {
  const { prototype } = IDBObjectStore;
  const get = Reflect.get(prototype, 'get') as (this: IDBObjectStore, key: unknown) => IDBRequest;
  const read: string[] = [];
  Reflect.set(globalThis, 'read', read);
  Reflect.set(prototype, 'get', function (this: IDBObjectStore, key: unknown) {
    if (this.name === 'pieces' && Array.isArray(key)) read.push(key.slice(1).join('#'));
    return get.call(this, key);
  });
}

export class ExtractorDriver {
  readonly page: Page;
  #worker: PageWorker | undefined;

  constructor(page: Page) {
    this.page = page;
  }

  async spawn(): Promise<void> {
    const script = builtWorker();
    const spawned = this.page.waitForEvent('worker', (worker) => worker.url().endsWith(script));
    await this.page.evaluate((url) => {
      Reflect.set(window, 'extractor', new Worker(url, { type: 'module', name: 'extractor' }));
    }, script);
    this.#worker = await spawned;
    await this.#worker.evaluate(watchPieces);
  }

  /** `ExtractorApi.load`, spoken as comlink does. */
  async load(id: string): Promise<Load> {
    const [outcome, progress] = await this.page.evaluate(async (model) => {
      const worker = Reflect.get(window, 'extractor') as Worker;
      const heard: LoadProgress[] = [];
      const { port1, port2 } = new MessageChannel();
      // Calls of the listener; other messages of comlink's have no arguments.
      port1.onmessage = ({ data }: MessageEvent<{ argumentList?: { value: LoadProgress }[] }>) => {
        heard.push(...(data.argumentList ?? []).map(({ value }) => value));
      };
      const answered = new Promise<Outcome>((resolve) => {
        type Answer = MessageEvent<{ readonly id: string; readonly value: Outcome }>;
        worker.addEventListener('message', ({ data }: Answer) => {
          if (data.id === model) resolve(data.value);
        });
      });
      const argumentList = [
        { type: 'RAW', value: { kind: 'stored', id: model } },
        { type: 'HANDLER', name: 'proxy', value: port2 },
      ];
      worker.postMessage({ id: model, type: 'APPLY', path: ['load'], argumentList }, [port2]);
      return [await answered, heard] as const;
    }, id);
    const pieces = await this.#worker?.evaluate(() => Reflect.get(globalThis, 'read') as string[]);
    return { outcome, progress, pieces: pieces ?? [] };
  }

  /** In the worker. */
  async evaluate<T>(read: () => T): Promise<T> {
    if (this.#worker === undefined) throw new Error('no worker');
    return this.#worker.evaluate(read);
  }

  /** In the worker, before a model is loaded. */
  async prepare(change: () => void): Promise<void> {
    await this.#worker?.evaluate(change);
  }

  /** As if the browser had cleared it. */
  deletePiece(key: readonly [model: string, path: string, index: number]): Promise<void> {
    return this.page.evaluate(
      (wanted) =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('chinchilla');
          opening.onsuccess = () => {
            const database = opening.result;
            const transaction = database.transaction('pieces', 'readwrite');
            transaction.objectStore('pieces').delete(wanted);
            transaction.oncomplete = () => {
              database.close();
              resolve();
            };
          };
          opening.onerror = () => {
            reject(opening.error ?? new Error('IndexedDB failed'));
          };
        }),
      [...key],
    );
  }
}
