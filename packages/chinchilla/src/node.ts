/** The library in Node: the model from a folder or from an address, one thread. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256 } from '../../../worker/built-in/sha256';
import { startWasm } from '../../../worker/encoder/wasm-runtime';
import type { Extractor } from './extractor';
import { ExtractorError } from './failure';
import { siteSource } from './site-source';
import { openLocal, type ModelSource } from './open-model';

export interface NodeExtractorOptions {
  /** A folder, or its address (`file:`, `http:`, `https:`). */
  readonly model: string | URL;
  /** Node reads in the calling thread, whatever is said here. */
  readonly worker?: boolean;
}

async function read(folder: string, name: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await readFile(path.join(folder, name)));
  } catch (error) {
    throw new ExtractorError('model-missing', `${name}: ${String(error)}`);
  }
}

function folderSource(folder: string): ModelSource {
  return {
    manifest: async () => new TextDecoder().decode(await read(folder, 'manifest.json')),
    file: async (file) => {
      const bytes = await read(folder, file.path);
      if (bytes.length !== file.bytes || (await sha256(bytes)) !== file.sha256) {
        throw new ExtractorError('model-damaged', file.path);
      }
      return bytes;
    },
  };
}

function sourceOf(model: string | URL): ModelSource {
  const address = String(model);
  if (/^https?:/u.test(address)) return siteSource(address);
  return folderSource(address.startsWith('file:') ? fileURLToPath(address) : address);
}

/** Rejects with an `ExtractorError`. */
export async function createExtractor({ model }: NodeExtractorOptions): Promise<Extractor> {
  const require = createRequire(import.meta.url);
  const wasm = await readFile(require.resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm'));
  return openLocal(sourceOf(model), startWasm({ threads: 1, source: wasm }));
}

export { presets } from './presets';
export { ExtractorError, type ErrorCode } from './failure';
export type { Extractor, ExtractOptions } from './extractor';
export type { EntityType, EventType, RelationType, Schema } from '../../../src/core/schema';
export type {
  Extraction,
  Mention,
  Relation,
  EventMention,
  EventMention as ExtractedEvent,
  EventArgument,
  Issue,
} from '../../../src/core/extraction';
