/** Whether the model can be used yet, and how far its first download is. */
import type { ExtractorClient } from '../engine/client';
import type { Failure, LoadedModel, LoadProgress } from '../engine/contract';

/** `loaded` and `total` are bytes. */
export type ModelState =
  | { readonly phase: 'absent' }
  | { readonly phase: 'checking' }
  | { readonly phase: 'downloading'; readonly loaded: number; readonly total: number }
  | { readonly phase: 'starting' }
  | { readonly phase: 'ready'; readonly model: LoadedModel }
  | { readonly phase: 'failed'; readonly failure: Failure };

function stateOf({ stage, loaded, total }: LoadProgress): ModelState {
  switch (stage) {
    case 'checking':
      return { phase: 'checking' };
    case 'downloading':
      return { phase: 'downloading', loaded, total };
    case 'verifying':
    case 'starting':
      return { phase: 'starting' };
  }
}

export class Model {
  state = $state.raw<ModelState>({ phase: 'absent' });
  readonly #client: ExtractorClient;
  readonly #modelId: string;

  constructor(client: ExtractorClient, modelId: string) {
    this.#client = client;
    this.#modelId = modelId;
  }

  get ready(): boolean {
    return this.state.phase === 'ready';
  }

  /** Safe to call again after a failure. True when the model is ready. */
  async load(): Promise<boolean> {
    this.state = { phase: 'checking' };
    // Progress has a port of its own and may come after the result.
    let settled = false;
    const result = await this.#client.load(this.#modelId, (progress) => {
      if (!settled) this.state = stateOf(progress);
    });
    settled = true;
    this.state = result.ok
      ? { phase: 'ready', model: result.value }
      : { phase: 'failed', failure: result.error };
    return result.ok;
  }
}
