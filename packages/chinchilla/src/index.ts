/** The library in a browser: in a worker of its own, or in the calling thread. */
import { startWasm } from '../../../worker/encoder/wasm-runtime';
import type { Extractor } from './extractor';
import { siteSource } from './site-source';
import { openLocal } from './open-model';
import { workerExtractor } from './worker-client';

/** The build puts the address of the package's worker here, in the form that bundlers look for. */
declare const PACKAGE_WORKER: URL;

export interface ExtractorOptions {
  /** The address of the folder with the model's files, relative to the page. */
  readonly model: string | URL;
  /** A worker of the package's own; `false` for the calling thread, as inside a worker. */
  readonly worker?: boolean;
}

function absolute(model: string | URL): string {
  return new URL(model, typeof document === 'undefined' ? location.href : document.baseURI).href;
}

/** Rejects with an `ExtractorError`. */
export async function createExtractor(options: ExtractorOptions): Promise<Extractor> {
  const model = absolute(options.model);
  if (options.worker ?? true) {
    const script = new Worker(PACKAGE_WORKER, { type: 'module' });
    return workerExtractor(script, model);
  }
  return openLocal(siteSource(model), startWasm({ threads: 1 }));
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
