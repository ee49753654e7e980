/** Loads the model that was asked for or, where it does not run, a lesser one. */
import type { ExtractorClient } from '../../engine/client/client';
import type { Failure, LoadedModel, ProgressListener } from '../../engine/contract/extractor';
import { isSameModel, type ModelRef } from '../../engine/contract/model-ref';

export type LoadOutcome =
  /** `refused`: why the model that was asked for is not the one that runs. */
  | {
      readonly phase: 'ready';
      readonly ref: ModelRef;
      readonly model: LoadedModel;
      readonly refused?: Failure;
    }
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
  if (loaded.ok) return { phase: 'ready', ref, model: loaded.value };
  if (loaded.error.code === 'cancelled') return { phase: 'superseded' };
  return { phase: 'failed', failure: loaded.error };
}

/** `lesser`: what to go on with, in this order. The failure is that of the last one. */
export async function loadOrStepDown(
  client: Loader,
  wanted: ModelRef,
  lesser: readonly ModelRef[],
  onProgress: ProgressListener,
): Promise<LoadOutcome> {
  let outcome = await loadOne(client, wanted, onProgress);
  if (outcome.phase !== 'failed') return outcome;
  const refused = outcome.failure;
  const tried = [wanted];
  for (const ref of lesser) {
    if (tried.some((other) => isSameModel(ref, other))) continue;
    tried.push(ref);
    outcome = await loadOne(client, ref, onProgress);
    if (outcome.phase === 'ready') return { ...outcome, refused };
    if (outcome.phase === 'superseded') return outcome;
  }
  return outcome;
}
