/** The package's worker: opens the model once, then reads one text after another. */
import { startWasm } from '../../../worker/encoder/wasm-runtime';
import type { Extractor } from './extractor';
import { asExtractorError, ExtractorError } from './failure';
import { openLocal } from './open-model';
import { siteSource } from './site-source';
import type { Reply, Request } from './worker-messages';

let extractor: Extractor | undefined;

async function answer(request: Request): Promise<Reply> {
  const { id } = request;
  if ('model' in request) {
    extractor = await openLocal(siteSource(request.model), startWasm({ threads: 1 }));
    return { id, version: extractor.version };
  }
  if (extractor === undefined) throw new ExtractorError('closed');
  return { id, extraction: await extractor.extract(request.text, request.schema) };
}

self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  void answer(data)
    .catch((error: unknown): Reply => {
      const { code, detail } = asExtractorError(error);
      return { id: data.id, code, detail };
    })
    .then((reply) => {
      self.postMessage(reply);
    });
});
