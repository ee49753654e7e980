/** From the id of a model to a reader. */
import { err, type Result } from '../src/core/result';
import { findModelEntry } from '../src/engine/models/catalogue';
import type { Failure, ProgressListener } from '../src/engine/contract/extractor';
import { findLlm } from '../src/storage/llm-files';
import { openEncoderReader } from './built-in/encoder-reader';
import { openLlmReader } from './llm/llm-reader';
import type { Reader } from './reader';

/**
 * `baseUrl`: the site's root. An id that is not the built-in model's is looked for among the large models
 * that are stored whole, wherever they came from. `signal` ends the load of a large one early.
 */
export async function openReader(
  modelId: string,
  baseUrl: string,
  onProgress: ProgressListener,
  signal: AbortSignal,
): Promise<Result<Reader, Failure>> {
  const entry = findModelEntry(modelId);
  if (entry !== undefined) return openEncoderReader(entry, baseUrl, onProgress);
  const stored = await findLlm(modelId);
  if (stored.ok && stored.value !== undefined)
    return openLlmReader(stored.value, onProgress, signal);
  return err({ code: 'unknown-model', detail: modelId });
}
