/** From a reference to a model to its reader. */
import { err, type Result } from '../src/core/result';
import { findModelEntry } from '../src/engine/models/catalogue';
import type { Failure, ProgressListener } from '../src/engine/contract/extractor';
import type { ModelRef } from '../src/engine/contract/model-ref';
import { findLlm } from '../src/storage/llm-files';
import { openEncoderReader } from './built-in/encoder-reader';
import { openLlmReader } from './llm/llm-reader';
import type { Reader } from './reader';

function unknown({ id }: ModelRef): Result<never, Failure> {
  return err({ code: 'unknown-model', detail: id });
}

/**
 * `baseUrl`: the site's root. A stored model is one that is stored whole, wherever it came from; `signal`
 * ends its load early.
 */
export async function openReader(
  model: ModelRef,
  baseUrl: string,
  onProgress: ProgressListener,
  signal: AbortSignal,
): Promise<Result<Reader, Failure>> {
  switch (model.kind) {
    case 'built-in': {
      const entry = findModelEntry(model.id);
      return entry === undefined ? unknown(model) : openEncoderReader(entry, baseUrl, onProgress);
    }
    case 'stored': {
      const stored = await findLlm(model.id);
      if (!stored.ok || stored.value === undefined) return unknown(model);
      return openLlmReader(stored.value, onProgress, signal);
    }
    case 'remote':
      // This worker may reach no other host.
      return unknown(model);
  }
}
