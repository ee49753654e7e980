/** The model's files from a site, each checked before it is used. */
import { downloadFile } from '../../../worker/built-in/fetch-file';
import { ExtractorError } from './failure';
import type { ModelSource } from './open-model';

async function manifestAt(address: string): Promise<string> {
  try {
    const response = await fetch(address, { cache: 'no-cache' });
    if (response.ok) return await response.text();
    throw new ExtractorError('model-missing', `manifest.json: HTTP ${response.status}`);
  } catch (error) {
    if (error instanceof ExtractorError) throw error;
    throw new ExtractorError('model-missing', `manifest.json: ${String(error)}`);
  }
}

export function siteSource(model: string): ModelSource {
  const folder = model.endsWith('/') ? model : `${model}/`;
  return {
    manifest: () => manifestAt(`${folder}manifest.json`),
    file: async (file) => {
      const got = await downloadFile(`${folder}${file.path}`, file, {
        fetch: (url, init) => fetch(url, init),
        signal: undefined,
        onBytes: () => undefined,
        onVerify: () => undefined,
      });
      if (got.ok) return got.value;
      const damaged = got.error.code === 'integrity-failed';
      throw new ExtractorError(damaged ? 'model-damaged' : 'model-missing', got.error.detail);
    },
  };
}
