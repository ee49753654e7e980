/** The built-in model as a reader: its checked files, the runtime, the encoder. */
import { err, ok, type Result } from '../src/core/result';
import type { EncoderEntry } from '../src/engine/catalogue';
import type { Failure, LoadedModel, ProgressListener } from '../src/engine/contract';
import { openEncoder, WINDOWS_PER_BATCH, type Encoder } from './encoder/encoder';
import { obtainModelFiles } from './model-files';
import type { ReadJob, Reader } from './reader';
import { browserRuntime } from './runtime';

function readerOf(encoder: Encoder, model: LoadedModel): Reader {
  return {
    model,
    chunkOptions: {},
    windowsPerBatch: WINDOWS_PER_BATCH,
    read: async (windows, { text, schema }: ReadJob) =>
      ok(await encoder.extractWindows(text, windows, schema)),
    // A batch takes a quarter of a second; cancelling is looked at after each.
    interrupt: () => undefined,
    dispose: () => encoder.dispose(),
  };
}

/** `baseUrl`: the site's root. May throw what the runtime throws. */
export async function openEncoderReader(
  entry: EncoderEntry,
  baseUrl: string,
  onProgress: ProgressListener,
): Promise<Result<Reader, Failure>> {
  const obtained = await obtainModelFiles(new URL(entry.path, baseUrl).href, onProgress);
  if (!obtained.ok) return obtained;
  const { manifest, files, origin, home } = obtained.value;
  const total = manifest.files.reduce((sum, { bytes }) => sum + bytes, 0);
  onProgress({ stage: 'starting', loaded: total, total });
  const runtime = browserRuntime();
  const encoder = await openEncoder(manifest, files, runtime);
  if (!encoder.ok) return err({ code: 'integrity-failed', detail: encoder.error });
  const { id, version, knownLabels } = manifest;
  const { provider: backend, threads } = runtime;
  return ok(readerOf(encoder.value, { id, version, origin, home, backend, threads, knownLabels }));
}
