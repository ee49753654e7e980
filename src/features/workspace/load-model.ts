/** Loads the model that was asked for or, where it does not run, the built-in one. */
import type { ExtractorClient } from '../../engine/client/client';
import type { Failure, LoadedModel, ProgressListener } from '../../engine/contract/extractor';
import type { ModelRef } from '../../engine/contract/model-ref';

export type LoadOutcome =
  /** `refused`: why the large model is not the one that runs. */
  | { readonly phase: 'ready'; readonly model: LoadedModel; readonly refused?: Failure }
  | { readonly phase: 'failed'; readonly failure: Failure }
  /** Another model was asked for in the meantime. */
  | { readonly phase: 'superseded' };

type Loader = Pick<ExtractorClient, 'load'>;

async function loadOne(
  client: Loader,
  ref: ModelRef,
  onProgress: ProgressListener,
): Promise<LoadOutcome> {
  const loaded = await client.load(ref, onProgress);
  if (loaded.ok) return { phase: 'ready', model: loaded.value };
  if (loaded.error.code === 'cancelled') return { phase: 'superseded' };
  return { phase: 'failed', failure: loaded.error };
}

export async function loadOrStepDown(
  client: Loader,
  large: ModelRef | undefined,
  builtIn: ModelRef,
  onProgress: ProgressListener,
): Promise<LoadOutcome> {
  if (large === undefined) return loadOne(client, builtIn, onProgress);
  const wanted = await loadOne(client, large, onProgress);
  if (wanted.phase !== 'failed') return wanted;
  const instead = await loadOne(client, builtIn, onProgress);
  return instead.phase === 'ready' ? { ...instead, refused: wanted.failure } : instead;
}
