/** Asks the layout worker for places of nodes; answers come while they still move. */
import type { LayoutAnswer, LayoutRequest } from '../../../engine/contract/layout';

export class LayoutClient {
  #worker: Worker | undefined;
  #serial = 0;

  /** A newer request ends an older one. */
  ask(request: Omit<LayoutRequest, 'serial'>, answered: (answer: LayoutAnswer) => void): void {
    this.#worker ??= new Worker(new URL('../../../../worker/layout.worker.ts', import.meta.url), {
      type: 'module',
      name: 'layout',
    });
    this.#serial += 1;
    const serial = this.#serial;
    this.#worker.onmessage = ({ data }: MessageEvent<LayoutAnswer>) => {
      if (data.serial === this.#serial) answered(data);
    };
    this.#worker.postMessage({ ...request, serial } satisfies LayoutRequest);
  }

  stop(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}
