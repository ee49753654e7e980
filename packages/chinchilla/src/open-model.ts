/** The model from its checked files; where they lie is the caller's. */
import { openEncoder } from '../../../worker/encoder/encoder';
import type { GraphOptions } from '../../../worker/encoder/graph';
import {
  parseManifest,
  type ModelFile,
  type ModelManifest,
} from '../../../worker/encoder/manifest';
import { asExtractorError, ExtractorError } from './failure';
import { localExtractor, type Extractor } from './extractor';

export interface ModelSource {
  /** Rejects with `model-missing`. */
  manifest(): Promise<string>;
  /** Of the length and SHA-256 that the manifest names, or rejects with `model-damaged`. */
  file(file: ModelFile): Promise<Uint8Array>;
}

function manifestOf(json: string): ModelManifest {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new ExtractorError('model-damaged', 'manifest.json is not JSON');
  }
  const parsed = parseManifest(value);
  if (!parsed.ok) throw new ExtractorError('model-damaged', parsed.error);
  return parsed.value;
}

export async function openLocal(source: ModelSource, runtime: GraphOptions): Promise<Extractor> {
  const manifest = manifestOf(await source.manifest());
  const files = new Map<string, Uint8Array>();
  for (const file of manifest.files) files.set(file.path, await source.file(file));
  const encoder = await openEncoder(manifest, files, runtime).catch((error: unknown) => {
    throw asExtractorError(error);
  });
  if (!encoder.ok) throw new ExtractorError('model-damaged', encoder.error);
  return localExtractor(encoder.value);
}
