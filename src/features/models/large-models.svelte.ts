/** The large models, from when the panel is first opened: their code is not part of every visit. */
import type { Models } from './models.svelte';
import type { WorkerLike } from '../../engine/client/link';

export class LargeModels {
  opened = $state.raw<Models | undefined>(undefined);
  readonly #spawn: () => WorkerLike;
  #opening: Promise<Models> | undefined;

  /** `spawn` starts the worker that downloads, when it is first needed. */
  constructor(spawn: () => WorkerLike) {
    this.#spawn = spawn;
  }

  /** Safe to call again after a failure, such as code that could not be fetched. */
  open(): Promise<Models> {
    this.#opening ??= this.#open().catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  async #open(): Promise<Models> {
    const [{ Models }, { createDownloader }] = await Promise.all([
      import('./models.svelte'),
      import('../../engine/client/downloader'),
    ]);
    const models = new Models(createDownloader({ spawn: this.#spawn }));
    this.opened = models;
    return models;
  }
}
