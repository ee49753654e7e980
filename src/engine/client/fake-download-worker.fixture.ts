/** A fake download worker: the contract over a real MessageChannel and comlink; downloads never end. */
import { expose } from 'comlink';
import { ok } from '../../core/result';
import type { DownloaderApi } from '../contract/download';
import type { WorkerLike } from './link';

const API: DownloaderApi = {
  list: () => Promise.resolve([]),
  download: (_spec, onState) => {
    onState({ phase: 'downloading', loaded: 3, total: 7, bytesPerSecond: 1 });
    return new Promise(() => undefined);
  },
  pause: () => Promise.resolve(),
  verify: (_id, onState) => {
    onState({ phase: 'present', bytes: 7 });
    return Promise.resolve(ok(undefined));
  },
  remove: () => Promise.resolve(ok(0)),
  importFolder: () => Promise.resolve(ok(undefined)),
  exportFolder: () => Promise.resolve(ok(undefined)),
  chooseContext: () => Promise.resolve(ok(undefined)),
  probe: () => Promise.resolve({ reachable: false }),
};

export class FakeDownloadWorker extends EventTarget implements WorkerLike {
  terminated = false;
  readonly #port: MessagePort;

  constructor() {
    super();
    const { port1, port2 } = new MessageChannel();
    expose(API, port1);
    this.#port = port2;
    port2.onmessage = ({ data }: MessageEvent<unknown>) => {
      this.dispatchEvent(new MessageEvent('message', { data }));
    };
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    this.#port.postMessage(message, transfer);
  }

  terminate(): void {
    this.terminated = true;
    this.#port.close();
  }

  crash(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }
}
